package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.Password;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Corrects roles of one server, many in three round trips. */
final class Roles {
    private final String server;
    private final KnownPasswords passwords;

    Roles(String server, KnownPasswords passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    /** A role as it should be; password is null for a group. */
    record Wanted(RoleSpec spec, @Nullable Password password) {}

    /** Answers the statements that were run, without verifiers. Refuses to touch a role that is not ours. */
    List<String> correct(Session session, List<Wanted> wanted) throws SQLException {
        Map<String, RoleState> states = read(session, wanted);
        for (Wanted each : wanted) {
            RoleState state = states.get(each.spec.name());
            if (state != null && !state.ours()) {
                String role = Sql.identifier(each.spec.name());
                throw DatabaseFailure.conflict(
                        "Role " + role,
                        "rename it, or adopt it with: comment on role " + role + " is '" + RoleCorrections.MARK + "'");
            }
        }
        return apply(session, wanted, states);
    }

    /** As {@link #correct}, but leaves roles that are not ours to the one who asks for them. */
    List<String> correctOurs(Session session, List<Wanted> wanted) throws SQLException {
        Map<String, RoleState> states = read(session, wanted);
        return apply(
                session,
                wanted.stream()
                        .filter(each -> {
                            RoleState state = states.get(each.spec.name());
                            return state == null || state.ours();
                        })
                        .toList(),
                states);
    }

    private static Map<String, RoleState> read(Session session, List<Wanted> wanted) throws SQLException {
        return RoleListing.read(
                session, wanted.stream().map(each -> each.spec.name()).toList());
    }

    private List<String> apply(Session session, List<Wanted> wanted, Map<String, RoleState> states)
            throws SQLException {
        List<String> statements = new ArrayList<>();
        List<NewPassword> changed = new ArrayList<>();
        for (Wanted each : wanted) {
            RoleState state = states.get(each.spec.name());
            statements.addAll(RoleCorrections.of(each.spec, state));
            if (each.password != null) {
                String verifier =
                        passwords.correction(server, each.spec.name(), state, session.isSuperuser(), each.password);
                if (verifier != null) {
                    changed.add(new NewPassword(each.spec, each.password, verifier));
                }
            }
        }
        session.run(Stream.concat(statements.stream(), changed.stream().map(NewPassword::statement))
                .toList());
        for (NewPassword each : changed) {
            passwords.set(server, each.spec.name(), each.password, each.verifier);
            statements.add("new password for role " + Sql.identifier(each.spec.name()));
        }
        return statements;
    }

    private record NewPassword(RoleSpec spec, Password password, String verifier) {
        String statement() {
            return RoleCorrections.password(spec, verifier);
        }
    }
}
