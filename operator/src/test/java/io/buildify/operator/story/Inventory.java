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
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Everything there is of a module, on every server: what a clean-up has forgotten shows here. */
record Inventory(LocalCluster cluster) {
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
        for (var sort : List.of("placement", "cleanup")) {
            cluster.kubernetes()
                    .configMaps()
                    .inNamespace("buildify-system")
                    .withLabel("buildify.io/object", sort)
                    .withLabel("buildify.io/module", module)
                    .list()
                    .getItems()
                    .forEach(it -> names.add(sort + " " + it.getMetadata().getName()));
        }
    }

    private void databases(String module, Collection<String> names) {
        String shared = cluster.database().sharedDatabase();
        query(shared, "select datname from pg_database", "database", "buildify_" + module, names);
        query(shared, "select rolname from pg_roles", "role", module, names);
        query(shared, "select nspname from pg_namespace", "schema", module, names);
        query(shared, "select login from buildify.instance_scope", "scope", module, names);
    }

    private void query(String database, String sql, String kind, String prefix, Collection<String> names) {
        try (Connection connection = cluster.database().connect(database);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                if (isOf(rows.getString(1), prefix)) {
                    names.add(kind + " " + rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void kafka(String module, Collection<String> names) {
        try (var admin = Admin.create(cluster.kafka().administrator())) {
            admin.listTopics().names().get().stream()
                    .filter(it -> isOf(it, "buildify.configuration." + module))
                    .forEach(it -> names.add("topic " + it));
            admin.describeUserScramCredentials().users().get().stream()
                    .filter(it -> isOf(it, module))
                    .forEach(it -> names.add("user " + it));
            admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
                    .map(it -> it.entry().principal().substring("User:".length()))
                    .filter(it -> isOf(it, module))
                    .forEach(it -> names.add("grant " + it));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOf(String name, String module) {
        return name.equals(module) || Stream.of("-", "_").anyMatch(separator -> name.startsWith(module + separator));
    }

    /** Puts a mark into a database, to be found again if that is kept. */
    void mark(String database) {
        execute(database, "create table public.mark ()");
    }

    boolean isMarked(String database) {
        var found = new TreeSet<String>();
        query(database, "select relname from pg_class where relname = 'mark'", "table", "mark", found);
        return !found.isEmpty();
    }

    private void execute(String database, String sql) {
        try (Connection connection = cluster.database().connect(database)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
