package io.buildify.operator.watch;

import io.buildify.operator.name.Labels;
import io.buildify.operator.resolve.Broker;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.TokenKeys;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the installer tells the operator in its namespace: database servers, Kafka, token keys. One that
 * lacks a key, or has a port that is none, counts as missing.
 *
 * @param secrets the Secrets of the system namespace
 * @param configMaps its ConfigMaps
 * @param namespace the system namespace
 */
public record SystemSettings(Watched<Secret> secrets, Watched<ConfigMap> configMaps, String namespace) {
    private static final String KAFKA = "kafka";
    public static final String TOKEN_KEYS = "buildify-token-keys";

    /** Whether this Secret is one that instances are made from. */
    public static boolean isSetting(Secret secret) {
        return Labels.of(secret, Labels.DATABASE_SERVER) != null
                || KAFKA.equals(secret.getMetadata().getName());
    }

    public Optional<DatabaseServer> server(String name) {
        return secrets.byIndex(Informers.BY_SERVER, name).stream()
                .flatMap(it -> server(name, Data.of(it)).stream())
                .findFirst();
    }

    public Stream<String> servers() {
        return secrets.all()
                .map(it -> Labels.of(it, Labels.DATABASE_SERVER))
                .filter(Objects::nonNull)
                .distinct()
                .sorted();
    }

    public Optional<Broker> broker() {
        return secrets.get(namespace, KAFKA)
                .map(Data::of)
                .filter(it -> it.has("bootstrap", "security-protocol"))
                .map(it -> new Broker(it.get("bootstrap"), it.get("security-protocol")));
    }

    public Optional<TokenKeys> tokenKeys() {
        return configMaps
                .get(namespace, TOKEN_KEYS)
                .map(Data::of)
                .filter(it -> it.has("issuer", "audience", "jwks"))
                .map(it -> new TokenKeys(it.get("issuer"), it.get("audience"), it.get("jwks")));
    }

    private static Optional<DatabaseServer> server(String name, Data data) {
        return data.has("host", "port", "database") && data.get("port").matches("[1-9][0-9]{0,4}")
                ? Optional.of(new DatabaseServer(
                        name, data.get("host"), Integer.parseInt(data.get("port")), data.get("database")))
                : Optional.empty();
    }

    /** The data of a Secret or ConfigMap in clear. */
    private record Data(Map<String, String> values, boolean encoded) {
        static Data of(Secret secret) {
            return new Data(orEmpty(secret.getData()), true);
        }

        static Data of(ConfigMap configMap) {
            return new Data(orEmpty(configMap.getData()), false);
        }

        boolean has(String... keys) {
            return Stream.of(keys).noneMatch(it -> get(it).isBlank());
        }

        String get(String key) {
            String value = values.getOrDefault(key, "");
            return encoded ? new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8) : value;
        }

        private static Map<String, String> orEmpty(@Nullable Map<String, String> data) {
            return data == null ? Map.of() : data;
        }
    }
}
