package io.buildify.sdk.job;

import io.buildify.sdk.fault.FaultPoint;
import io.buildify.sdk.fault.FaultPoints;
import io.buildify.sdk.job.JobRows.Due;
import io.buildify.sdk.scope.ScopedWork;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs one job for one tenant or company: what it does, and that it has run, are one transaction, which holds the job's row. */
@Singleton
class JobRun {

    private static final String CLAIM = """
            select 1 from job_runs where job = ?1 and company_id is not distinct from buildify.company() and next_run <= cast(?2 as timestamptz)
               for update skip locked""";

    private static final String DONE = """
            update job_runs
               set next_run = cast(?2 as timestamptz), last_run = cast(?3 as timestamptz), failures = 0, reason = null
             where job = ?1 and company_id is not distinct from buildify.company()""";

    private final ScopedWork scopedWork;
    private final JobSettings settings;
    private final FaultPoints faults;
    private final Clock clock;

    JobRun(ScopedWork scopedWork, JobSettings settings, FaultPoints faults, Clock clock) {
        this.scopedWork = scopedWork;
        this.settings = settings;
        this.faults = faults;
        this.clock = clock;
    }

    /** Whether it has run; it has not if another replica runs it, or has. */
    Uni<Boolean> of(Due due, Job job) {
        return scopedWork
                .in(
                        due.scope(),
                        job.actor(),
                        () -> Panache.withTransaction(() -> Panache.getSession()
                                .flatMap(session -> claim(session, job)
                                        .flatMap(claimed -> claimed
                                                ? run(session, job).replaceWith(true)
                                                : Uni.createFrom().item(false)))))
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> new IllegalStateException("it did not end within %d s"
                        .formatted(settings.timeout().toSeconds())))
                .invoke(ran -> {
                    if (ran) {
                        faults.reach(FaultPoint.AFTER_JOB_COMMIT);
                    }
                });
    }

    private Uni<Boolean> claim(Mutiny.Session session, Job job) {
        return session.createNativeQuery(CLAIM, Integer.class)
                .setParameter(1, job.name())
                .setParameter(2, now())
                .getSingleResultOrNull()
                .map(row -> row != null);
    }

    private Uni<?> run(Mutiny.Session session, Job job) {
        return job.run()
                .chain(() -> session.createNativeQuery(DONE)
                        .setParameter(1, job.name())
                        .setParameter(2, JobRows.time(job.schedule().after(clock.instant())))
                        .setParameter(3, now())
                        .executeUpdate())
                .invoke(() -> faults.reach(FaultPoint.BEFORE_JOB_COMMIT));
    }

    private OffsetDateTime now() {
        return JobRows.time(clock.instant());
    }
}
