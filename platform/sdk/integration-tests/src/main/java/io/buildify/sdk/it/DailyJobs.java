package io.buildify.sdk.it;

import io.buildify.sdk.job.TenantJob;
import io.buildify.sdk.scope.CurrentScope;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    @TenantJob(name = "counting", every = "12h", perCompany = true)
    Uni<?> count() {
        Welcome counted = new Welcome();
        counted.text = "Counted " + currentScope.get();
        return counted.persistAndFlush();
    }

    @TenantJob(name = "nothing", every = "1h")
    void nothing() {}
}
