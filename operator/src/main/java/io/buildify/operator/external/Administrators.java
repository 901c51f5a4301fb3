package io.buildify.operator.external;

import java.util.Set;

/** Where credentials of administrators come from. They may change between two calls. */
public interface Administrators {

    /** @throws ExternalException when there is no such server, or its Secret is incomplete */
    DatabaseAdministrator database(String server);

    /** Names of the database servers there are. */
    Set<String> databaseServers();

    /** @throws ExternalException when there is no Secret for Kafka, or it is incomplete */
    KafkaAdministrator kafka();
}
