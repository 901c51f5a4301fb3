package io.buildify.sdk.job;

import io.buildify.sdk.persistence.SystemTransaction;
import io.buildify.sdk.scope.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code job_runs} as the process sees it: the rows of all tenants that it serves. The database's clock says
 * when a job is due, for all replicas alike.
 */
@Singleton
class JobRows {

    /**
     * A job of a tenant, or of a company.
     *
     * @param company null for the tenant as a whole
     */
    record Due(String tenant, @Nullable String company, String job) {

        Scope scope() {
            return new Scope(tenant, company);
        }
    }

    /** A schedule that a new release has changed counts from now. What is planned is not touched: it may run, and be locked. */
    private static final String PLAN = """
            insert into job_runs (tenant_id, company_id, job, schedule, next_run)
            select tenant, null, $2, $3, $4 from unnest($1::text[]) as tenants (tenant)
             where not exists (select from job_runs planned where planned.tenant_id = tenant
                                  and planned.company_id is null and planned.job = $2 and planned.schedule = $3)
            on conflict (tenant_id, company_id, job) do update
               set schedule = excluded.schedule, next_run = excluded.next_run
             where job_runs.schedule <> excluded.schedule""";

    /**
     * What this process is to do.
     *
     * @param due what is to be run now
     * @param next when to look again: then a job is due that is not now, or another replica may have failed or died
     */
    record Agenda(List<Due> due, Duration next) {}

    /** Those that somebody runs are locked. */
    private static final String DUE = """
            select tenant_id, company_id, job from job_runs
             where next_run <= now() and tenant_id = any($1::text[])
               and job = any(case when company_id is null then $2::text[] else $3::text[] end)
             order by next_run limit 100 for update skip locked""";

    /** In milliseconds; at once while another replica has what is due. */
    private static final String NEXT = """
            select least(coalesce(greatest(extract(epoch from min(next_run) - now()) * 1000, 0), $4), $4)::bigint
              from job_runs
             where tenant_id = any($1::text[])
               and job = any(case when company_id is null then $2::text[] else $3::text[] end)""";

    private static final String FAILED = """
            update job_runs
               set failures = failures + 1, reason = $3, last_run = now(),
                   next_run = now() + least($5, $4 * power(2, least(failures, 20))) * interval '1 millisecond'
             where tenant_id = $1 and company_id is not distinct from $6 and job = $2""";

    /** A company that is off keeps its row, and nobody waits behind it. */
    private static final String POSTPONE = """
            update job_runs set next_run = now() + $4 * interval '1 millisecond'
             where tenant_id = $1 and company_id is not distinct from $2 and job = $3""";

    private static final String FAILING =
            "select count(*) from job_runs where failures > 0 and tenant_id = any($1::text[])";

    private final SystemTransaction transaction;
    private final JobSettings settings;

    JobRows(SystemTransaction transaction, JobSettings settings) {
        this.transaction = transaction;
        this.settings = settings;
    }

    /** The database's time. */
    Uni<Instant> now() {
        return transaction.run(connection -> connection
                .preparedQuery("select now()")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant()));
    }

    /** Makes the rows of tenants that are new here. */
    Uni<Void> plan(Collection<String> tenants, Job job, Instant now) {
        Tuple parameters = Tuple.of(
                tenants.toArray(String[]::new),
                job.name(),
                job.schedule().toString(),
                time(job.schedule().after(now)));
        return run(PLAN, parameters).replaceWithVoid();
    }

    /** What is to be run for these tenants and their companies. */
    Uni<Agenda> agenda(Collection<String> tenants, Jobs jobs) {
        return transaction.run(connection -> connection
                .preparedQuery(DUE)
                .execute(served(tenants, jobs))
                .map(JobRows::due)
                .flatMap(due -> due.isEmpty()
                        ? next(connection, tenants, jobs).map(next -> new Agenda(due, next))
                        : Uni.createFrom().item(new Agenda(due, Duration.ZERO))));
    }

    private static List<Due> due(RowSet<Row> rows) {
        List<Due> due = new ArrayList<>();
        rows.forEach(row -> due.add(new Due(row.getString(0), row.getString(1), row.getString(2))));
        return due;
    }

    private Uni<Duration> next(SqlConnection connection, Collection<String> tenants, Jobs jobs) {
        return connection
                .preparedQuery(NEXT)
                .execute(served(tenants, jobs).addLong(settings.longestPause().toMillis()))
                .map(rows -> Duration.ofMillis(rows.iterator().next().getLong(0)));
    }

    private static Tuple served(Collection<String> tenants, Jobs jobs) {
        return Tuple.of(tenants.toArray(String[]::new), names(jobs.perTenant()), names(jobs.perCompany()));
    }

    /** Notes that a run has failed, and when it is tried again. */
    Uni<Void> failed(Due due, String reason) {
        Tuple parameters = Tuple.of(due.tenant(), due.job(), reason)
                .addDouble((double) settings.retry().toMillis())
                .addDouble((double) settings.lastRetry().toMillis())
                .addString(due.company());
        return run(FAILED, parameters).replaceWithVoid();
    }

    /** Lets a job wait whose company is not served now. */
    Uni<Void> postpone(Due due) {
        Tuple parameters = Tuple.of(due.tenant(), due.company(), due.job())
                .addDouble((double) settings.lastRetry().toMillis());
        return run(POSTPONE, parameters).replaceWithVoid();
    }

    private static String[] names(List<Job> jobs) {
        return jobs.stream().map(Job::name).toArray(String[]::new);
    }

    /** How many jobs of these tenants have failed and not succeeded since. */
    Uni<Long> failing(Collection<String> tenants) {
        Tuple parameters = Tuple.tuple().addArrayOfString(tenants.toArray(String[]::new));
        return transaction.run(connection -> connection
                .preparedQuery(FAILING)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private Uni<?> run(String sql, Tuple parameters) {
        return transaction.run(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
