package io.buildify.operator.external.postgresql;

import static java.util.stream.Collectors.groupingBy;

import io.buildify.operator.external.Password;
import io.buildify.operator.external.postgresql.Roles.Wanted;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What this process has provisioned, and so has to stay as it is. */
final class Ensured {
    private final Map<OwnerKey, OwnedDatabase> databases = new ConcurrentHashMap<>();
    private final Map<LoginKey, ServingLogin> logins = new ConcurrentHashMap<>();

    void database(DatabasePlan plan, Password owner) {
        databases.put(new OwnerKey(plan.server(), plan.owner()), new OwnedDatabase(plan, owner));
    }

    void login(LoginPlan plan, Password password) {
        logins.put(new LoginKey(plan.database().server(), plan.login()), new ServingLogin(plan, password));
    }

    void forget(DatabasePlan plan) {
        databases.remove(new OwnerKey(plan.server(), plan.owner()));
    }

    void forget(LoginPlan plan) {
        logins.remove(new LoginKey(plan.database().server(), plan.login()));
    }

    Set<String> servers() {
        return databases.keySet().stream().map(OwnerKey::server).collect(Collectors.toSet());
    }

    /** Every role of a server, as it should be. */
    List<Wanted> roles(String server) {
        List<Wanted> roles = new ArrayList<>();
        databases.values().stream()
                .filter(it -> it.plan.server().equals(server))
                .forEach(it -> {
                    roles.add(new Wanted(RoleSpec.owner(it.plan), it.password));
                    roles.add(new Wanted(RoleSpec.application(it.plan), null));
                });
        logins.values().stream()
                .filter(it -> it.plan.database().server().equals(server))
                .forEach(it -> roles.add(new Wanted(RoleSpec.login(it.plan), it.password)));
        return roles;
    }

    /** The plans of each database of a server, by its name, sorted. */
    TreeMap<String, List<DatabasePlan>> databases(String server) {
        return databases.values().stream()
                .map(OwnedDatabase::plan)
                .filter(it -> it.server().equals(server))
                .collect(groupingBy(DatabasePlan::database, TreeMap::new, Collectors.toList()));
    }

    List<LoginPlan> logins(String server, String database) {
        return logins.values().stream()
                .map(ServingLogin::plan)
                .filter(it -> it.database().server().equals(server)
                        && it.database().database().equals(database))
                .toList();
    }

    private record OwnerKey(String server, String owner) {}

    private record LoginKey(String server, String login) {}

    private record OwnedDatabase(DatabasePlan plan, Password password) {}

    private record ServingLogin(LoginPlan plan, Password password) {}
}
