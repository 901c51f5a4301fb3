package io.buildify.operator.story;

import static io.buildify.operator.story.PlatformEngineer.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.events.TopicNames;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with an administrator's rights changes grants, ACLs and topics; nothing tells the operator. */
@LocalClusterTest
class OutsideHandEditIT {
    private final LocalCluster cluster;
    private final PlatformEngineer engineer;
    private String instance = "";

    OutsideHandEditIT(LocalCluster cluster) {
        this.cluster = cluster;
        engineer = new PlatformEngineer(Installation.of(cluster).kubernetes());
    }

    @BeforeEach
    void anInstanceOfItsOwn() {
        engineer.registers("outside", "1.0.0", "[]");
        instance = Tenant.arrives(engineer, "outside-acme", "outside")
                .enables("dedicated: true")
                .ready()
                .servedBy();
    }

    @Test
    void aGrantTakenAndOneTooManyAreUndone() throws SQLException {
        var before = rights();
        assertThat(before).contains("outside_app");

        sql("revoke outside_app from \"%s\"");
        sql("grant pg_read_all_data to \"%s\"");
        sql("alter role \"%s\" createdb");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rights()).isEqualTo(before));
    }

    @Test
    void anAclTakenAndOneTooManyAreUndone() throws Exception {
        try (Admin admin = Admin.create(cluster.kafka().administrator())) {
            var before = acls(admin);
            assertThat(before).isNotEmpty();

            admin.deleteAcls(List.of(allOf())).all().get();
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:" + instance, "*", AclOperation.READ, AclPermissionType.ALLOW))))
                    .all()
                    .get();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(acls(admin)).isEqualTo(before));
        }
    }

    @Test
    void aSettingOfTheTopicChangedAndOneTooManyAreUndone() throws Exception {
        try (Admin admin = Admin.create(cluster.kafka().administrator())) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, TopicNames.configuration(instance));
            var before = settings(admin, topic);
            assertThat(before).containsEntry("min.cleanable.dirty.ratio", "0.1");

            admin.incrementalAlterConfigs(Map.of(
                            topic, List.of(set("min.cleanable.dirty.ratio", "0.9"), set("max.message.bytes", "4096"))))
                    .all()
                    .get();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(settings(admin, topic)).isEqualTo(before));
        }
    }

    /** The groups that the login is a member of, and whether it may create databases. */
    private Set<String> rights() throws SQLException {
        var rights = new TreeSet<String>();
        try (Connection connection =
                        cluster.database().connect(cluster.database().sharedDatabase());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        select g.rolname from pg_auth_members m
                        join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member where u.rolname = '%1$s'
                        union select 'creates databases' from pg_roles where rolname = '%1$s' and rolcreatedb
                        """.formatted(instance))) {
            while (found.next()) {
                rights.add(found.getString(1));
            }
        }
        return rights;
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection =
                        cluster.database().connect(cluster.database().sharedDatabase());
                Statement run = connection.createStatement()) {
            run.execute(statement.formatted(instance));
        }
    }

    private AclBindingFilter allOf() {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter("User:" + instance, null, AclOperation.ANY, AclPermissionType.ANY));
    }

    private Set<AclBinding> acls(Admin admin) throws Exception {
        return Set.copyOf(admin.describeAcls(allOf()).values().get());
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /** The topic's own settings, not the broker's. */
    private static Map<String, String> settings(Admin admin, ConfigResource topic) throws Exception {
        return admin.describeConfigs(List.of(topic)).all().get().get(topic).entries().stream()
                .filter(it -> it.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
