package io.buildify.local.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.Optional;

/**
 * {@code cluster.json}: what a client of the cluster needs to know. Passwords are named by their file
 * under {@code credentials/}, never here.
 *
 * @param contract version of this shape
 * @param ports loopback ports
 * @param throwAway data need not survive a crash of the machine
 * @param issuer {@code iss} of the tokens of this cluster
 * @param audience {@code aud} of the tokens of this cluster
 */
public record ClusterDescription(int contract, Ports ports, boolean throwAway, String issuer, String audience) {

    public static final int CONTRACT = 1;
    public static final String POSTGRESQL_ADMINISTRATOR = "postgres";
    public static final String SHARED_DATABASE = "buildify";
    public static final String KAFKA_ADMINISTRATOR = "admin";
    public static final String ISSUER = "https://buildify.localhost";
    public static final String AUDIENCE = "buildify-app";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is written in that folder; empty if no cluster was ever started there. */
    public static Optional<ClusterDescription> read(Home home) {
        if (!Files.exists(home.description())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(PrivateFile.read(home.description()), ClusterDescription.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    home.description() + " is not a description of a cluster: " + e.getOriginalMessage()
                            + ". Remove it and start again.",
                    e);
        }
    }

    public void write(Home home) {
        try {
            PrivateFile.write(
                    home.description(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the API server. */
    public String apiServer() {
        return "https://127.0.0.1:" + ports.apiServer();
    }

    /** Of the shared database, or of any other by its name; without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/" + database;
    }

    /** Kafka's {@code bootstrap.servers}. */
    public String kafkaBootstrap() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** Where users' requests enter. */
    public String gateway() {
        return "http://127.0.0.1:" + ports.gateway();
    }
}
