package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.status.Step;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Brings a database to a release before any process of that release starts. */
public final class Migration {
    private final JobRuns jobs;

    public Migration(JobRuns jobs) {
        this.jobs = jobs;
    }

    /** Starts the migration unless it has been, and tells how far it is. */
    public Step run(Job rendered) {
        String name = rendered.getMetadata().getName();
        return switch (jobs.run(rendered)) {
            case JobRuns.Run.Underway underway ->
                underway.trouble()
                        .map(it -> troubled(name, it))
                        .orElseGet(() -> Step.waiting(ConditionReason.Migrating, "Job " + name + " is running."));
            case JobRuns.Run.Completed completed ->
                Step.done(ConditionReason.Provisioned, "Job " + name + " has completed.");
            case JobRuns.Run.Failed failed ->
                Step.failed(
                        ConditionReason.MigrationFailed,
                        "Job " + name + ": " + ConditionReason.MigrationFailed.meaning() + " "
                                + ConditionReason.MigrationFailed.remedy() + " " + failed.line());
        };
    }

    private static Step troubled(String job, PodTrouble trouble) {
        return Step.failed(
                trouble.reason(),
                "Job " + job + ": " + trouble.reason().meaning() + " "
                        + trouble.reason().remedy() + " " + trouble.detail());
    }
}
