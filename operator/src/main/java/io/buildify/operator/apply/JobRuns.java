package io.buildify.operator.apply;

import io.buildify.operator.dependent.Children;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Runs Jobs to their end; a failed one is left for people to look at, and tried again after a while. */
public final class JobRuns {
    private final Children children;
    private final Informers informers;
    private final Clock clock;
    private final Duration retry;

    /** @param retry how long a failed Job is left */
    public JobRuns(Children children, Informers informers, Clock clock, Duration retry) {
        this.children = children;
        this.informers = informers;
        this.clock = clock;
        this.retry = retry;
    }

    /** How far a Job is. */
    public sealed interface Run {
        /** @param trouble what keeps its pod from starting, if anything does */
        record Underway(Optional<PodTrouble> trouble) implements Run {}

        record Completed() implements Run {}

        /** @param line what its container said last, else what the cluster says */
        record Failed(String line) implements Run {}
    }

    /** Starts the Job unless there is one of its name, and tells how far that is. */
    public Run run(Job rendered) {
        var live = informers
                .jobs()
                .get(
                        rendered.getMetadata().getNamespace(),
                        rendered.getMetadata().getName());
        if (live.isEmpty()) {
            children.apply(rendered);
            return new Run.Underway(Optional.empty());
        }
        var job = live.get();
        if (condition(job, "Complete").isPresent()) {
            return new Run.Completed();
        }
        return condition(job, "Failed")
                .filter(it -> !job.isMarkedForDeletion())
                .map(it -> failed(job, it))
                .orElseGet(() -> new Run.Underway(newest(job).flatMap(PodTrouble::beforeStart)));
    }

    /** Removes a Job that is not needed any more, with its pods. */
    public void remove(Job rendered) {
        children.remove(rendered);
    }

    /** Whether the Job has failed. */
    static boolean hasFailed(Job job) {
        return condition(job, "Failed").isPresent();
    }

    private Run failed(Job job, JobCondition failure) {
        if (!clock.instant()
                .isBefore(Instant.parse(failure.getLastTransitionTime()).plus(retry))) {
            children.remove(job);
        }
        String line = lastWords(job);
        return new Run.Failed(line.isEmpty() ? failure.getMessage() : line);
    }

    private String lastWords(Job job) {
        return newest(job).map(PodTrouble::lastWords).orElse("");
    }

    private Optional<Pod> newest(Job job) {
        return informers.pods().byIndex(Informers.BY_JOB, job.getMetadata().getName()).stream()
                .max(Comparator.comparing((Pod it) -> it.getMetadata().getCreationTimestamp()));
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null || job.getStatus().getConditions() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(it -> type.equals(it.getType()) && "True".equals(it.getStatus()))
                        .findFirst();
    }
}
