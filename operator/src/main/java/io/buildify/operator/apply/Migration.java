package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.dependent.Children;
import io.buildify.operator.status.Step;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs a Job to its end, and again after a while when it fails. */
public final class Migration {
    private static final String JOB = "batch.kubernetes.io/job-name";

    private final Children children;
    private final Informers informers;
    private final Clock clock;
    private final Duration retry;

    /** @param retry how long a failed Job is left before it is tried again */
    public Migration(Children children, Informers informers, Clock clock, Duration retry) {
        this.children = children;
        this.informers = informers;
        this.clock = clock;
        this.retry = retry;
    }

    /** Starts the Job unless there is one of its name, and tells how far that is. */
    public Step run(Job rendered) {
        var job = informers
                .jobs()
                .get(
                        rendered.getMetadata().getNamespace(),
                        rendered.getMetadata().getName())
                .orElse(null);
        String name = rendered.getMetadata().getName();
        if (job == null) {
            children.apply(rendered);
            return Step.waiting(ConditionReason.Migrating, "Job " + name + " is starting.");
        }
        if (condition(job, "Complete").isPresent()) {
            return Step.done(ConditionReason.Provisioned, "Job " + name + " has completed.");
        }
        return condition(job, "Failed").map(it -> failed(job, it)).orElseGet(() -> running(job));
    }

    /** Whether the Job has failed. */
    public static boolean hasFailed(Job job) {
        return condition(job, "Failed").isPresent();
    }

    private Step running(Job job) {
        return Step.waiting(
                ConditionReason.Migrating, "Job " + job.getMetadata().getName() + " is running.");
    }

    private Step failed(Job job, JobCondition failure) {
        if (job.isMarkedForDeletion()) {
            return running(job);
        }
        if (!clock.instant().isBefore(since(failure).plus(retry))) {
            children.remove(job);
        }
        String line = lastLine(job);
        return Step.failed(
                ConditionReason.MigrationFailed,
                "Job " + job.getMetadata().getName() + " failed. " + ConditionReason.MigrationFailed.remedy() + " "
                        + (line.isEmpty() ? failure.getMessage() : line));
    }

    private String lastLine(Job job) {
        List<Pod> pods = informers
                .pods()
                .all()
                .filter(it -> it.getMetadata().getLabels() != null
                        && job.getMetadata()
                                .getName()
                                .equals(it.getMetadata().getLabels().get(JOB)))
                .sorted(Comparator.comparing(it -> it.getMetadata().getCreationTimestamp()))
                .toList();
        return pods.isEmpty() ? "" : PodTrouble.lastWords(pods.getLast());
    }

    private static Instant since(JobCondition failure) {
        return Instant.parse(failure.getLastTransitionTime());
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null || job.getStatus().getConditions() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(it -> type.equals(it.getType()) && "True".equals(it.getStatus()))
                        .findFirst();
    }
}
