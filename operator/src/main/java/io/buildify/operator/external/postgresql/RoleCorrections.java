package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.postgresql.RoleState.Membership;
import io.buildify.operator.external.postgresql.RoleState.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** PURE: the statements that turn a role as it is into the role as it should be. None when it is. */
final class RoleCorrections {
    /** The comment on every role that we make. */
    static final String MARK = "buildify";

    private final RoleSpec spec;
    private final String role;
    private final List<String> statements = new ArrayList<>();

    private RoleCorrections(RoleSpec spec) {
        this.spec = spec;
        this.role = Sql.identifier(spec.name());
    }

    /** @param state null when there is no such role */
    static List<String> of(RoleSpec spec, @Nullable RoleState state) {
        RoleCorrections corrections = new RoleCorrections(spec);
        if (state == null) {
            corrections.create();
        } else {
            corrections.attributes(state);
            corrections.settings(state.settings());
            corrections.memberships(state.memberships());
        }
        return List.copyOf(corrections.statements);
    }

    /** @param verifier of a password, which is not the password itself */
    static String password(RoleSpec spec, String verifier) {
        return "alter role %s password %s".formatted(Sql.identifier(spec.name()), Sql.literal(verifier));
    }

    private void create() {
        add("create role %s %s".formatted(role, spec.login() ? "login" : "nologin"));
        add("comment on role %s is %s".formatted(role, Sql.literal(MARK)));
        settings(List.of());
        memberships(List.of());
    }

    private void attributes(RoleState state) {
        Map<String, Boolean> wanted = new TreeMap<>();
        state.attributes().keySet().forEach(attribute -> wanted.put(attribute, false));
        wanted.put("INHERIT", true);
        wanted.put("LOGIN", spec.login());
        // each on its own: only who has an attribute may name it
        wanted.forEach((attribute, on) -> {
            if (!on.equals(state.attributes().get(attribute))) {
                add("alter role %s %s%s".formatted(role, on ? "" : "NO", attribute));
            }
        });
        if (!state.unlimited()) {
            add("alter role %s connection limit -1 valid until 'infinity'".formatted(role));
        }
    }

    private void settings(List<Setting> settings) {
        List<Setting> wanted =
                spec.searchPath() == null ? List.of() : List.of(new Setting("", "search_path", spec.searchPath()));
        if (settings.equals(wanted)) {
            return;
        }
        settings.stream().map(Setting::database).distinct().forEach(database -> {
            String where = database.isEmpty() ? "" : " in database " + Sql.identifier(database);
            add("alter role %s%s reset all".formatted(role, where));
        });
        wanted.forEach(setting ->
                add("alter role %s set %s = %s".formatted(role, setting.name(), Sql.identifier(setting.value()))));
    }

    private void memberships(List<Membership> memberships) {
        List<Membership> right =
                memberships.stream().filter(this::isWanted).limit(1).toList();
        memberships.stream()
                .filter(it -> !right.contains(it))
                .forEach(it -> add("revoke %s from %s granted by %s cascade"
                        .formatted(Sql.identifier(it.group()), role, Sql.identifier(it.grantor()))));
        if (spec.group() != null && right.isEmpty()) {
            // without SET it cannot become the group, with INHERIT it does not need to
            add("grant %s to %s with inherit true, set false".formatted(Sql.identifier(spec.group()), role));
        }
    }

    private boolean isWanted(Membership membership) {
        return membership.group().equals(spec.group())
                && membership.inherit()
                && !membership.set()
                && !membership.admin();
    }

    private void add(String statement) {
        statements.add(statement);
    }
}
