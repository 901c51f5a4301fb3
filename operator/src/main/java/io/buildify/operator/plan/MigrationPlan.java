package io.buildify.operator.plan;

import io.buildify.crd.Release;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.DatabaseServer;

/**
 * What brings a database to a release before any instance on it runs that release.
 *
 * @param owner the node that owns the database; every instance on the database names the same Job
 * @param server where the database is
 * @param database the database
 * @param prefix path under which the gateway serves the module
 * @param release whose image migrates
 * @param releaseHash SHA-256 of the release's canonical JSON
 */
public record MigrationPlan(
        NodeId owner,
        DatabaseServer server,
        DatabasePlan database,
        String prefix,
        Release release,
        String releaseHash) {

    /** Name of the Job. */
    public String job() {
        return owner.instance().migrationJob(releaseHash);
    }
}
