package io.buildify.operator.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.buildify.crd.ConditionReason;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Credentials from the Secrets of docs/contracts.md. */
public final class SecretAdministrators implements Administrators {
    private static final String SERVER_LABEL = "buildify.io/database-server";
    private static final String KAFKA = "kafka";

    private final Supplier<Stream<Secret>> secrets;

    /** @param secrets the Secrets of the system namespace as they are now, from a cache */
    public SecretAdministrators(Supplier<Stream<Secret>> secrets) {
        this.secrets = secrets;
    }

    @Override
    public DatabaseAdministrator database(String server) {
        Secret secret = secrets.get()
                .filter(it -> server(it).filter(server::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new ExternalException(
                        ConditionReason.ServerNotFound,
                        "There is no database server '" + server + "'; known are " + databaseServers()
                                + ". Label its Secret " + SERVER_LABEL + "=" + server,
                        null));
        return new DatabaseAdministrator(
                server,
                value(secret, "host"),
                port(secret),
                value(secret, "database"),
                value(secret, "username"),
                new Password(value(secret, "password")));
    }

    @Override
    public Set<String> databaseServers() {
        return secrets.get()
                .map(SecretAdministrators::server)
                .flatMap(Optional::stream)
                .collect(toUnmodifiableSet());
    }

    @Override
    public KafkaAdministrator kafka() {
        Secret secret = secrets.get()
                .filter(it -> it.getMetadata().getName().equals(KAFKA))
                .findFirst()
                .orElseThrow(() -> new ExternalException(
                        ConditionReason.ServerConfigurationInvalid,
                        "There is no Secret '" + KAFKA + "' in the operator's namespace; create it",
                        null));
        return new KafkaAdministrator(
                value(secret, "bootstrap"),
                value(secret, "security-protocol"),
                value(secret, "username"),
                new Password(value(secret, "password")));
    }

    private static Optional<String> server(Secret secret) {
        Map<String, String> labels = secret.getMetadata().getLabels();
        return Optional.ofNullable(labels == null ? null : labels.get(SERVER_LABEL));
    }

    private static int port(Secret secret) {
        String port = value(secret, "port");
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw invalid(secret, "port", "'" + port + "' is not a number");
        }
    }

    private static String value(Secret secret, String key) {
        String encoded = secret.getData() == null ? null : secret.getData().get(key);
        if (encoded == null || encoded.isBlank()) {
            throw invalid(secret, key, "it is missing");
        }
        return new String(Base64.getDecoder().decode(encoded), UTF_8).strip();
    }

    private static ExternalException invalid(Secret secret, String key, String why) {
        return new ExternalException(
                ConditionReason.ServerConfigurationInvalid,
                "Secret '" + secret.getMetadata().getName() + "', key '" + key + "': " + why + "; correct it",
                null);
    }
}
