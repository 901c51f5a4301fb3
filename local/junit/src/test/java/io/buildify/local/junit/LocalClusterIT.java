package io.buildify.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;

@LocalClusterTest
class LocalClusterIT {

    @Test
    void servesTheKubernetesApi(LocalCluster cluster) {
        assertThat(cluster.kubernetes()
                        .namespaces()
                        .withName("buildify-modules")
                        .get())
                .isNotNull();
        assertThat(cluster.kubernetes()
                        .configMaps()
                        .inNamespace("buildify-system")
                        .withName("buildify-token-keys")
                        .get()
                        .getData()
                        .get("jwks"))
                .isEqualTo(cluster.publicKeySet());
        assertThat(cluster.kubernetes()
                        .apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName("httproutes.gateway.networking.k8s.io")
                        .get())
                .isNotNull();
    }

    @Test
    void letsTheAdministratorIntoPostgresql(LocalCluster cluster) throws SQLException {
        try (Connection connection =
                        cluster.database().connect(cluster.database().sharedDatabase());
                ResultSet version = connection.createStatement().executeQuery("show server_version_num")) {
            assertThat(version.next()).isTrue();
            assertThat(version.getInt(1)).isGreaterThanOrEqualTo(180000);
        }
    }

    @Test
    void letsNobodyIntoPostgresqlWithAWrongPassword(LocalCluster cluster) {
        assertThatThrownBy(() -> cluster.database()
                        .connect("postgres", cluster.database().username(), "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void letsTheAdministratorIntoKafka(LocalCluster cluster) throws Exception {
        try (Admin admin = Admin.create(cluster.kafka().administrator())) {
            assertThat(admin.describeCluster().nodes().get(10, TimeUnit.SECONDS))
                    .hasSize(1);
            assertThat(admin.describeUserScramCredentials().users().get(10, TimeUnit.SECONDS))
                    .isEqualTo(List.of(cluster.kafka().username()));
        }
    }

    @Test
    void letsNobodyIntoKafkaWithAWrongPassword(LocalCluster cluster) {
        try (Admin admin = Admin.create(cluster.kafka().client("admin", "wrong"))) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void takesPostgresqlAwayAndBringsItBack(LocalCluster cluster) throws Exception {
        cluster.part("postgresql")
                .whileDown(() -> assertThatThrownBy(() -> cluster.database().connect("postgres"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("refused"));

        try (Connection connection = cluster.database().connect("postgres")) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
