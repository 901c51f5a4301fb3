package io.buildify.sdk.it;

import io.buildify.sdk.job.TenantJob;
import io.buildify.sdk.scope.CurrentScope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Work for each tenant. */
class DailyJobs {

    private final CurrentScope currentScope;
    private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();

    DailyJobs(CurrentScope currentScope) {
        this.currentScope = currentScope;
    }

    @TenantJob(name = "greeting", cron = "0 0 6 * * ?")
    Uni<?> greet() {
        String tenant = currentScope.get().tenant();
        Welcome greeting = new Welcome();
        greeting.text = "Good morning, " + tenant;
        return greeting.persistAndFlush().invoke(() -> {
            if (tenant.startsWith("late-riser") && failedOnce.add(tenant)) {
                throw new IllegalStateException("too early");
            }
        });
    }

    /** A job that is after other tenants' rows; notes how many it got. */
    @TenantJob(name = "trespass", every = "1h")
    Uni<?> trespass() {
        if (!currentScope.get().tenant().startsWith("trespasser")) {
            return Uni.createFrom().voidItem();
        }
        Welcome note = new Welcome();
        return Panache.getSession()
                .flatMap(session -> Multi.createFrom()
                        .items(
                                "update notes set text = 'taken' where tenant_id <> buildify.tenant()",
                                "delete from welcomes where tenant_id <> buildify.tenant()",
                                "update job_runs set next_run = now() where tenant_id <> buildify.tenant()",
                                "delete from event_inbox where tenant_id <> buildify.tenant()")
                        .onItem()
                        .transformToUniAndConcatenate(
                                sql -> session.createNativeQuery(sql).executeUpdate())
                        .collect()
                        .with(Collectors.summingInt(Integer::intValue)))
                .flatMap(taken -> {
                    note.text = "took " + taken;
                    return note.persist();
                });
    }

    @TenantJob(name = "counting", every = "12h", perCompany = true)
    Uni<?> count() {
        Welcome counted = new Welcome();
        counted.text = "Counted " + currentScope.get();
        return counted.persistAndFlush();
    }

    @TenantJob(name = "nothing", every = "1h")
    void nothing() {}
}
