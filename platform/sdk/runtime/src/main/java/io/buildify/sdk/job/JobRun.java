package io.buildify.sdk.job;

import io.buildify.sdk.fault.FaultPoint;
import io.buildify.sdk.fault.FaultPoints;
import io.buildify.sdk.job.JobRows.Due;
import io.buildify.sdk.scope.InTime;
import io.buildify.sdk.scope.ScopedWork;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Runs one job for one tenant or company: what it does, and that it has run, are one transaction, which holds the job's row. */
@Singleton
class JobRun {

    /** How long beginning and undoing a transaction may take. */
    private static final Duration UNDOING = Duration.ofSeconds(10);

    /** Answers the database's time, in microseconds. */
    private static final String CLAIM = """
            select cast(extract(epoch from now()) * 1000000 as bigint) from job_runs
             where job = ?1 and company_id is not distinct from buildify.company() and next_run <= now()
               for update skip locked""";

    private static final String DONE = """
            update job_runs set next_run = cast(?2 as timestamptz), last_run = now(), failures = 0, reason = null
             where job = ?1 and company_id is not distinct from buildify.company()""";

    private final ScopedWork scopedWork;
    private final JobSettings settings;
    private final FaultPoints faults;

    JobRun(ScopedWork scopedWork, JobSettings settings, FaultPoints faults) {
        this.scopedWork = scopedWork;
        this.settings = settings;
        this.faults = faults;
    }

    /** Whether it has run; it has not if another replica runs it, or has. */
    Uni<Boolean> of(Due due, Job job) {
        return scopedWork
                .in(
                        due.scope(),
                        job.actor(),
                        () -> Panache.withTransaction(() -> Panache.getSession()
                                .flatMap(session -> claim(session, job)
                                        .flatMap(now -> now == null
                                                ? Uni.createFrom().item(false)
                                                : run(session, job, now).replaceWith(true)))))
                .ifNoItem()
                .after(settings.timeout().plus(UNDOING))
                .failWith(() -> new IllegalStateException("the database did not answer"))
                .invoke(ran -> {
                    if (ran) {
                        faults.reach(FaultPoint.AFTER_JOB_COMMIT);
                    }
                });
    }

    /** When that is, if the job is this replica's to run now; else null. */
    private static Uni<@Nullable Instant> claim(Mutiny.Session session, Job job) {
        return session.createNativeQuery(CLAIM, Long.class)
                .setParameter(1, job.name())
                .getSingleResultOrNull()
                .map(micros -> micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private Uni<?> run(Mutiny.Session session, Job job, Instant began) {
        long start = System.nanoTime();
        return InTime.limit(job.run(), settings.timeout(), job.name())
                .map(done -> job.schedule().after(began.plusNanos(System.nanoTime() - start)))
                .chain(next -> session.createNativeQuery(DONE)
                        .setParameter(1, job.name())
                        .setParameter(2, JobRows.time(next))
                        .executeUpdate())
                .invoke(() -> faults.reach(FaultPoint.BEFORE_JOB_COMMIT));
    }
}
