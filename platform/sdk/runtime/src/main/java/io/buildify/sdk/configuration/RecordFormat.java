package io.buildify.sdk.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.buildify.events.ConfigurationRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON of the configuration topic. Fractions stay exact decimals, as they were written. */
final class RecordFormat {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RecordFormat() {}

    /**
     * Reads and checks a value.
     *
     * @throws UnreadableRecord with what is wrong, without the values themselves
     */
    static ConfigurationRecord read(byte[] json) throws UnreadableRecord {
        ConfigurationRecord record;
        try {
            record = JSON.readValue(json, ConfigurationRecord.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableRecord("it is not the JSON of a record: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (record == null || record.contract() != ConfigurationRecord.CONTRACT) {
            throw new UnreadableRecord("its contract is not " + ConfigurationRecord.CONTRACT);
        }
        if (record.servedBy() == null && record.enabled() == null) {
            throw new UnreadableRecord("it has neither enabled nor servedBy");
        }
        if (Boolean.TRUE.equals(record.enabled()) && (record.values() == null || record.hash() == null)) {
            throw new UnreadableRecord("it is enabled without values or hash");
        }
        if (record.next() != null && (record.release() == null || record.next().values() == null)) {
            throw new UnreadableRecord("it has next without release or without values");
        }
        return record;
    }

    /** Reads a value that {@link #read} has accepted before. */
    static ConfigurationRecord readKnown(byte[] json) {
        try {
            return read(json);
        } catch (UnreadableRecord e) {
            throw new IllegalStateException(e);
        }
    }
}
