package io.buildify.operator.plan;

import io.buildify.operator.name.InstanceId;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.Placement;

/**
 * The database that an instance works on, its own or an ancestor's.
 *
 * @param owner the instance whose node asked for the database; the owner role's Secret is called after it
 * @param server where the database is
 * @param plan the database, its schema and roles
 * @param login the instance's own login
 * @param migration what must be done before the instance rolls out
 * @param placement where the owner's data is: to be written down before anything is made
 */
public record InstanceDatabase(
        InstanceId owner,
        DatabaseServer server,
        DatabasePlan plan,
        LoginPlan login,
        MigrationPlan migration,
        Placement placement) {}
