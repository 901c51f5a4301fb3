package io.buildify.operator.plan;

/**
 * The database of an instance that owns one: a whole one, or a schema of a server's shared one. Names are
 * those of docs/contracts.md, unquoted.
 *
 * @param server name of the database server
 * @param database name of the database on that server
 * @param separate whether the database belongs to this owner alone and is created and dropped with it
 * @param schema the module's schema in the database
 * @param owner the role that owns the schema and runs migrations; a login
 * @param application the group of the logins that serve; owns nothing
 */
public record DatabasePlan(
        String server, String database, boolean separate, String schema, String owner, String application) {}
