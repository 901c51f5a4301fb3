package io.buildify.operator.plan;

import io.buildify.crd.Release;
import io.buildify.operator.name.InstanceId;

/**
 * What brings a database to a release before any instance on it runs that release.
 *
 * @param module name of the module
 * @param owner the instance that owns the database; every instance on the database names the same Job
 * @param release whose image migrates
 * @param releaseHash SHA-256 of the release's canonical JSON
 */
public record MigrationPlan(String module, InstanceId owner, Release release, String releaseHash) {

    /** Name of the Job. */
    public String job() {
        return owner.migrationJob(releaseHash);
    }
}
