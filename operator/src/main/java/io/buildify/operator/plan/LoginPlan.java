package io.buildify.operator.plan;

import org.jspecify.annotations.Nullable;

/**
 * The login of one serving instance in a database, its own or an ancestor's.
 *
 * @param database where it logs in
 * @param login the role's name, unquoted
 * @param tenant the one tenant it may ever see, or null for every one
 * @param company the one company of that tenant it may ever see, or null for every one
 */
public record LoginPlan(
        DatabasePlan database,
        String login,
        @Nullable String tenant,
        @Nullable String company) {}
