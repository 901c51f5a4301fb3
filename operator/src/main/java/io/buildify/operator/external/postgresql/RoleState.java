package io.buildify.operator.external.postgresql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role as it is.
 *
 * @param name the role
 * @param ours whether we made it, which its comment says
 * @param attributes {@code LOGIN}, {@code SUPERUSER} … as in ALTER ROLE, each on or off
 * @param unlimited no connection limit and no end of validity
 * @param settings what its sessions begin with
 * @param memberships the roles it is a member of
 * @param verifier what the server keeps of its password; null if it has none, or we may not read it
 */
record RoleState(
        String name,
        boolean ours,
        Map<String, Boolean> attributes,
        boolean unlimited,
        List<Setting> settings,
        List<Membership> memberships,
        @Nullable String verifier) {

    /** @param database where it holds; empty for every one */
    record Setting(String database, String name, String value) {}

    /** @param grantor who granted it and has to be named to revoke it */
    record Membership(String group, boolean admin, boolean inherit, boolean set, String grantor) {}
}
