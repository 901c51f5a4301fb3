package io.buildify.operator.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The oracle that the fault tests ask sees what is too many, and what is not there. */
@LocalClusterTest
class OracleIT {
    private static final String STRAY = "buildify.configuration.stray-acme";

    private final LocalCluster cluster;
    private final Oracle oracle;

    OracleIT(LocalCluster cluster) {
        this.cluster = cluster;
        this.oracle = new Oracle(cluster);
    }

    @Test
    void whatNoResourceAsksForIsAnOrphan() throws Exception {
        try (var kafka = Admin.create(cluster.kafka().administrator())) {
            sql("create role \"stray-acme_owner\"");
            kafka.createTopics(List.of(new NewTopic(STRAY, Optional.empty(), Optional.empty())))
                    .all()
                    .get();
            try {
                assertThat(oracle.difference("stray").orphans())
                        .containsExactly("role stray-acme_owner", "topic stray-acme");
            } finally {
                sql("drop role \"stray-acme_owner\"");
                kafka.deleteTopics(List.of(STRAY)).all().get();
            }
        }
    }

    @Test
    void whatAPlacementKeepsAndIsGoneIsMissing() {
        Resource<?> placement = cluster.kubernetes().resource("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: placement.lost
                  namespace: buildify-system
                  labels: {buildify.io/object: placement, buildify.io/module: lost}
                data: {instance: lost, module: lost, server: default, database: buildify, schema: lost, strategy: Shared, retained: "true"}
                """);
        placement.create();
        try {
            assertThat(oracle.difference("lost").missing())
                    .containsExactly(
                            "role lost_app",
                            "role lost_owner",
                            "schema buildify lost lost_app:usage lost_owner:create lost_owner:usage",
                            "sealing-keys sealing.lost");
        } finally {
            placement.delete();
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = cluster.database().connect(cluster.database().sharedDatabase());
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
