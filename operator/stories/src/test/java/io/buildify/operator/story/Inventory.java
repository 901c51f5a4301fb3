package io.buildify.operator.story;

import io.buildify.local.junit.LocalCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * Everything there is of a module, on every server: what a clean-up has forgotten shows here. {@link Oracle} tells
 * what there should be, in the same words.
 */
record Inventory(LocalCluster cluster) {
    private static final String TOPIC = "buildify.configuration.";
    /** Prefixes of topics whose records are not looked at, and what they are called. */
    private static final Map<String, String> EVENT_TOPICS =
            Map.of("buildify.events.", "events", "buildify.dead-letters.", "dead letters");

    private static final String MEMBERS = """
            select m.member::regrole || ' of ' || m.roleid::regrole from pg_auth_members m
            """;
    private static final String SCHEMAS = """
            select nspname || coalesce((select string_agg(format(' %s:%s', grantee::regrole, lower(privilege_type)), ''
                                                          order by grantee::regrole::text, privilege_type)
                                          from aclexplode(nspacl)), '')
              from pg_namespace
            """;
    /** No such table, no such database, or one that is being dropped: while the operator works, there is nothing yet or nothing more. */
    private static final Set<String> NOT_THERE = Set.of("42P01", "3D000", "57P01");

    private static final Map<String, Class<? extends HasMetadata>> CHILDREN = Map.of(
            "deployment",
            Deployment.class,
            "service",
            Service.class,
            "account",
            ServiceAccount.class,
            "secret",
            Secret.class,
            "policy",
            NetworkPolicy.class,
            "route",
            HTTPRoute.class,
            "job",
            Job.class);

    /**
     * @param names kind and name of each thing, sorted
     */
    record Things(TreeSet<String> names) {}

    /** Everything whose name begins with the module's. */
    Things of(String module) {
        var names = new TreeSet<String>();
        children(module, names);
        notes(module, names);
        databases(module, names);
        kafka(module, names);
        return new Things(names);
    }

    private void children(String module, Collection<String> names) {
        CHILDREN.forEach((kind, type) -> cluster.kubernetes()
                .resources(type)
                .inNamespace("buildify-modules")
                .withLabel("buildify.io/module", module)
                .list()
                .getItems()
                .forEach(it -> names.add(kind + " " + it.getMetadata().getName())));
    }

    private void notes(String module, Collection<String> names) {
        for (var sort : List.of("placement", "cleanup", "accepted-instance")) {
            cluster.kubernetes()
                    .configMaps()
                    .inNamespace("buildify-system")
                    .withLabel("buildify.io/object", sort)
                    .withLabel("buildify.io/module", module)
                    .list()
                    .getItems()
                    .forEach(it -> names.add(sort + " " + it.getMetadata().getName()));
        }
        cluster.kubernetes()
                .secrets()
                .inNamespace("buildify-system")
                .withLabel("buildify.io/object", "sealing-keys")
                .withLabel("buildify.io/module", module)
                .list()
                .getItems()
                .forEach(it -> names.add("sealing-keys " + it.getMetadata().getName()));
    }

    private void databases(String module, Collection<String> names) {
        var separate = new TreeSet<String>();
        in(cluster.database().sharedDatabase(), shared -> {
            query(shared, "select rolname from pg_roles", "role", module, names);
            query(shared, MEMBERS, "member", module, names);
            query(shared, "select datname from pg_database", "database", "buildify_" + module, separate);
            inside(shared, module, names);
        });
        names.addAll(separate);
        separate.forEach(it -> in(it.substring("database ".length()), database -> inside(database, module, names)));
    }

    private static void inside(Connection database, String module, Collection<String> names) throws SQLException {
        query(database, SCHEMAS, "schema " + database.getCatalog(), module, names);
        query(database, "select login from buildify.instance_scope", "scope " + database.getCatalog(), module, names);
    }

    private interface Look {
        void at(Connection database) throws SQLException;
    }

    private void in(String database, Look look) {
        try (Connection connection = cluster.database().connect(database)) {
            look.at(connection);
        } catch (SQLException e) {
            if (!NOT_THERE.contains(e.getSQLState())) {
                throw new IllegalStateException(database, e);
            }
        }
    }

    private static void query(Connection database, String sql, String kind, String prefix, Collection<String> names)
            throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (isOf(rows.getString(1), prefix)) {
                    names.add(kind + " " + rows.getString(1).replace("\"", ""));
                }
            }
        }
    }

    private void kafka(String module, Collection<String> names) {
        try (var admin = Admin.create(cluster.kafka().administrator())) {
            var topics = admin.listTopics().names().get();
            records(topics.stream().filter(it -> isOf(it, TOPIC + module)), names);
            EVENT_TOPICS.forEach((prefix, kind) -> topics.stream()
                    .filter(it -> isOf(it, prefix + module))
                    .forEach(it -> names.add(kind + " " + it.substring(prefix.length()))));
            admin.listGroups().all().get().stream()
                    .filter(it -> isOf(it.groupId(), module))
                    .forEach(it -> names.add("group " + it.groupId()));
            admin.describeUserScramCredentials().all().get().forEach((user, description) -> {
                if (isOf(user, module)) {
                    description.credentialInfos().forEach(it -> names.add("user " + user + " by " + it.mechanism()));
                }
            });
            admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
                    .filter(it -> isOf(it.entry().principal().substring("User:".length()), module))
                    .forEach(it -> names.add("grant " + it.entry().principal().substring("User:".length()) + " "
                            + it.entry().operation() + " "
                            + it.pattern().name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void records(Stream<String> topics, Collection<String> names) {
        new Records(cluster.kafka())
                .all(topics.map(it -> it.substring(TOPIC.length())).toList())
                .forEach((instance, records) -> {
                    names.add("topic " + instance);
                    records.forEach(
                            (key, value) -> names.add("record " + instance + " " + key + " " + Records.told(value)));
                });
    }

    private static boolean isOf(String name, String module) {
        var plain = name.replace("\"", "");
        return plain.equals(module)
                || Stream.of("-", "_", " ").anyMatch(separator -> plain.startsWith(module + separator));
    }

    /** Puts a mark into a database, to be found again if that is kept. */
    void mark(String database) {
        in(database, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create table public.mark ()");
            }
        });
    }

    boolean isMarked(String database) {
        var found = new TreeSet<String>();
        in(
                database,
                connection -> query(
                        connection, "select relname from pg_class where relname = 'mark'", "table", "mark", found));
        return !found.isEmpty();
    }
}
