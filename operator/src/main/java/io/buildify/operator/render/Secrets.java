package io.buildify.operator.render;

import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.InstancePlan;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Credentials, always rendered whole: an apply without a key takes it away. */
final class Secrets {
    /** The one entry of a Secret with sealing keys. */
    static final String SEALING = "keys";

    private Secrets() {}

    static Secret ofServing(InstancePlan plan, ObjectMeta meta, Credentials passwords) {
        var data = new TreeMap<String, String>();
        if (plan.database() != null) {
            data.put(Credentials.DATABASE_USERNAME, plan.database().login().login());
            data.put(Credentials.DATABASE_PASSWORD, required(passwords.databasePassword(), meta));
            data.put(Credentials.SEALING_KEYS, required(passwords.sealingKeys(), meta));
        }
        data.put(Credentials.KAFKA_USERNAME, plan.kafka().user());
        data.put(Credentials.KAFKA_PASSWORD, required(passwords.kafkaPassword(), meta));
        return secret(meta, data);
    }

    static Secret ofOwner(DatabasePlan plan, ObjectMeta meta, Credentials passwords) {
        return secret(
                meta,
                Map.of(
                        Credentials.DATABASE_USERNAME,
                        plan.owner(),
                        Credentials.DATABASE_PASSWORD,
                        required(passwords.databasePassword(), meta)));
    }

    static Secret ofSealing(ObjectMeta meta, String keys) {
        return secret(meta, Map.of(SEALING, keys));
    }

    private static Secret secret(ObjectMeta meta, Map<String, String> clear) {
        var data = new TreeMap<String, String>();
        clear.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return new SecretBuilder()
                .withMetadata(meta)
                .withType("Opaque")
                .withData(data)
                .build();
    }

    private static String required(Optional<String> value, ObjectMeta meta) {
        return value.orElseThrow(
                () -> new IllegalArgumentException("a password or key for Secret " + meta.getName() + " is missing"));
    }
}
