package io.buildify.operator.render;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a live Secret holds. Created once, an input from then on; it never appears in {@link #toString()}.
 *
 * @param data keys of the Secret and their values in clear
 */
public record Credentials(Map<String, String> data) {
    public static final String DATABASE_USERNAME = "database-username";
    public static final String DATABASE_PASSWORD = "database-password";
    public static final String KAFKA_USERNAME = "kafka-username";
    public static final String KAFKA_PASSWORD = "kafka-password";
    public static final String SEALING_KEYS = "sealing-keys";

    public Credentials {
        data = Map.copyOf(data);
    }

    /** @param data as in a Secret: values in base64 */
    public static Credentials decode(@Nullable Map<String, String> data) {
        var decoded = new HashMap<String, String>();
        if (data != null) {
            data.forEach((key, value) ->
                    decoded.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        }
        return new Credentials(decoded);
    }

    public Optional<String> databasePassword() {
        return Optional.ofNullable(data.get(DATABASE_PASSWORD));
    }

    public Optional<String> kafkaPassword() {
        return Optional.ofNullable(data.get(KAFKA_PASSWORD));
    }

    public Optional<String> sealingKeys() {
        return Optional.ofNullable(data.get(SEALING_KEYS));
    }

    @Override
    public String toString() {
        return "Credentials" + data.keySet();
    }
}
