package io.buildify.operator.external;

import io.buildify.crd.ConditionReason;
import io.buildify.local.junit.LocalCluster;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The administrators of a local cluster, and further database servers that a test makes up. */
public final class TestAdministrators implements Administrators {
    private final Map<String, DatabaseAdministrator> servers = new ConcurrentHashMap<>();
    private final LocalCluster cluster;

    public TestAdministrators(LocalCluster cluster) {
        this.cluster = cluster;
        add(defaultServer(cluster));
    }

    public static DatabaseAdministrator defaultServer(LocalCluster cluster) {
        return new DatabaseAdministrator(
                "default",
                cluster.database().host(),
                cluster.database().port(),
                cluster.database().sharedDatabase(),
                cluster.database().username(),
                new Password(cluster.database().password()));
    }

    public TestAdministrators add(DatabaseAdministrator server) {
        servers.put(server.server(), server);
        return this;
    }

    @Override
    public DatabaseAdministrator database(String server) {
        DatabaseAdministrator found = servers.get(server);
        if (found == null) {
            throw new ExternalException(ConditionReason.ServerNotFound, "no server " + server, null);
        }
        return found;
    }

    @Override
    public Set<String> databaseServers() {
        return servers.keySet();
    }

    @Override
    public KafkaAdministrator kafka() {
        return new KafkaAdministrator(
                cluster.kafka().bootstrap(),
                cluster.kafka().securityProtocol(),
                cluster.kafka().username(),
                new Password(cluster.kafka().password()));
    }
}
