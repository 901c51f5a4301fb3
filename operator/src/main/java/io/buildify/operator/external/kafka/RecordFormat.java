package io.buildify.operator.external.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.buildify.events.ConfigurationRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a configuration record. */
final class RecordFormat {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private RecordFormat() {}

    static byte[] bytes(ConfigurationRecord record) {
        try {
            return JSON.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null for bytes that are no configuration record; somebody else has written them. */
    static @Nullable ConfigurationRecord record(byte[] bytes) {
        try {
            return JSON.readValue(bytes, ConfigurationRecord.class);
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether both say the same, in whatever order and spelling. */
    static boolean isSame(byte[] one, byte[] other) {
        try {
            JsonNode tree = JSON.readTree(one);
            return tree.equals(JSON.readTree(other));
        } catch (IOException e) {
            return false;
        }
    }
}
