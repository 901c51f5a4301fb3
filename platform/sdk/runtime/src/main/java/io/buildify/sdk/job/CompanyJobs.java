package io.buildify.sdk.job;

import io.buildify.sdk.bootstrap.Bootstrap;
import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.scope.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Plans the jobs of each company when it is set up, and anew with a release that has others. */
@Singleton
class CompanyJobs implements Bootstrap {

    /** A schedule that a new release has changed counts from now. */
    private static final String PLAN = """
            insert into job_runs (job, schedule, next_run) values (?1, ?2, cast(?3 as timestamptz))
            on conflict (tenant_id, company_id, job) do update
               set schedule = excluded.schedule, next_run = excluded.next_run
             where job_runs.schedule <> excluded.schedule""";

    private final Jobs jobs;
    private final Clock clock;

    CompanyJobs(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "company-jobs";
    }

    @Override
    public int version() {
        return jobs.perCompany().stream()
                .map(job -> job.name() + " " + job.schedule())
                .sorted()
                .toList()
                .hashCode();
    }

    @Override
    public boolean concerns(Scope scope) {
        return scope.company() != null && !jobs.perCompany().isEmpty();
    }

    @Override
    public Uni<?> run(Scope scope) {
        List<Job> all = jobs.perCompany();
        return Panache.getSession().flatMap(session -> Each.inOrder(all, (position, job) -> plan(session, job)));
    }

    private Uni<Integer> plan(Mutiny.Session session, Job job) {
        return session.createNativeQuery(PLAN)
                .setParameter(1, job.name())
                .setParameter(2, job.schedule().toString())
                .setParameter(3, JobRows.time(job.schedule().after(clock.instant())))
                .executeUpdate();
    }
}
