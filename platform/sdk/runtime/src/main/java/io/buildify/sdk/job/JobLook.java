package io.buildify.sdk.job;

import io.buildify.events.ConfigurationKey;
import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.job.JobRows.Due;
import io.buildify.sdk.scope.Gate;
import io.buildify.sdk.scope.Scope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks for jobs that are due, and runs them. Replicas look at the same rows. */
@Singleton
class JobLook {

    private static final Logger LOG = Logger.getLogger(JobLook.class);

    private final Jobs jobs;
    private final JobRows rows;
    private final JobRun run;
    private final JobMetrics metrics;
    private final ConfigurationTable table;
    private final Gate gate;
    private final JobSettings settings;
    private final Vertx vertx;
    private final Set<String> planned = ConcurrentHashMap.newKeySet();
    private final Set<Due> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final LookTime next = new LookTime();
    private final List<Long> timers = new ArrayList<>();

    JobLook(
            Jobs jobs,
            JobRows rows,
            JobRun run,
            JobMetrics metrics,
            ConfigurationTable table,
            Gate gate,
            JobSettings settings,
            Vertx vertx) {
        this.jobs = jobs;
        this.rows = rows;
        this.run = run;
        this.metrics = metrics;
        this.table = table;
        this.gate = gate;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (!jobs.all().isEmpty()) {
            timers.add(vertx.setPeriodic(settings.look().toMillis(), tick -> lookIfItIsTime()));
            timers.add(vertx.setPeriodic(settings.measuring().toMillis(), tick -> measure()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timers.forEach(vertx::cancelTimer);
    }

    private void lookIfItIsTime() {
        int free = settings.concurrency() - running.size();
        if (!gate.isOpen() || !table.isReplayed() || free <= 0 || !looking.compareAndSet(false, true)) {
            return;
        }
        if (next.isNow(table.version())) {
            look(free);
        } else {
            looking.set(false);
        }
    }

    private void look(int free) {
        List<String> tenants = tenants();
        plan(tenants)
                .chain(() -> rows.agenda(tenants, jobs))
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(
                        agenda -> {
                            next.in(agenda.next());
                            agenda.due().stream()
                                    .filter(job -> !running.contains(job))
                                    .limit(free)
                                    .forEach(this::startOrPostpone);
                        },
                        failure -> {
                            next.atOnce();
                            LOG.warnf("Jobs cannot be looked for now: %s", failure.getMessage());
                        });
    }

    private List<String> tenants() {
        return table.keys().stream()
                .filter(key -> key.company() == null)
                .map(ConfigurationKey::tenant)
                .filter(tenant -> table.serving(new Scope(tenant, null)) instanceof Serving.Here)
                .toList();
    }

    private Uni<Void> plan(List<String> tenants) {
        List<String> unknown =
                tenants.stream().filter(tenant -> !planned.contains(tenant)).toList();
        if (unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows.now().chain(now -> plan(unknown, now)).invoke(() -> planned.addAll(unknown));
    }

    private Uni<Void> plan(List<String> unknown, Instant now) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Job job : jobs.perTenant()) {
            done = done.chain(() -> rows.plan(unknown, job, now));
        }
        return done;
    }

    private void startOrPostpone(Due due) {
        if (table.serving(due.scope()) instanceof Serving.Here) {
            start(due);
        } else {
            rows.postpone(due)
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf(
                                    "Job %s of %s cannot be postponed: %s",
                                    due.job(), due.scope(), failure.getMessage()));
        }
    }

    private void start(Due due) {
        running.add(due);
        Job job = jobs.named(due.job());
        long began = System.nanoTime();
        run.of(due, job)
                .invoke(ran -> {
                    if (ran) {
                        metrics.succeeded(job.name(), System.nanoTime() - began);
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> failed(due, job, failure, System.nanoTime() - began))
                .onTermination()
                .invoke(() -> {
                    running.remove(due);
                    next.atOnce();
                })
                .subscribe()
                .with(
                        ended -> {},
                        failure -> LOG.warnf(
                                "That job %s of %s has failed is not noted: %s",
                                due.job(), due.scope(), failure.getMessage()));
    }

    private Uni<Void> failed(Due due, Job job, Throwable failure, long nanos) {
        LOG.errorf(failure, "Job %s of %s failed: %s", due.job(), due.scope(), failure.getMessage());
        metrics.failed(job.name(), nanos);
        return rows.failed(due, String.valueOf(failure.getMessage()));
    }

    private void measure() {
        if (gate.isOpen()) {
            rows.failing(tenants())
                    .subscribe()
                    .with(
                            metrics::failing,
                            failure -> LOG.warnf("Failing jobs cannot be counted now: %s", failure.getMessage()));
        }
    }
}
