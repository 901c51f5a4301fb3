package io.buildify.operator.external.postgresql;

import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import org.jspecify.annotations.Nullable;

/**
 * A role as it should be: without any power over the server, and a member of one group or none.
 *
 * @param name the role
 * @param login whether it logs in
 * @param searchPath the schema its sessions begin in; null for a group
 * @param group whose privileges it has; null for none
 */
record RoleSpec(
        String name,
        boolean login,
        @Nullable String searchPath,
        @Nullable String group) {

    static RoleSpec owner(DatabasePlan plan) {
        return new RoleSpec(plan.owner(), true, plan.schema(), null);
    }

    static RoleSpec application(DatabasePlan plan) {
        return new RoleSpec(plan.application(), false, null, null);
    }

    static RoleSpec login(LoginPlan plan) {
        return new RoleSpec(
                plan.login(), true, plan.database().schema(), plan.database().application());
    }
}
