package io.buildify.operator.runtime;

import io.buildify.operator.OperatorSettings;
import io.buildify.operator.companymodule.CompanyModuleReconciler;
import io.buildify.operator.module.ModuleReconciler;
import io.buildify.operator.tenantmodule.TenantModuleReconciler;
import io.buildify.operator.watch.Informers;
import io.buildify.operator.watch.TrimmedStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts to watch as soon as the API server and the CRDs are there, and to work once this process
 * holds the Lease. Ends the process when it loses the Lease.
 */
@ApplicationScoped
public class OperatorRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorRuntime.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration SYNC = Duration.ofMinutes(2);
    private static final int FAILURE = 1;

    private final OperatorSettings settings;
    private final KubernetesClient client;
    private final Informers informers;
    private final Flow flow;
    private final Work work;
    private final Metrics metrics;
    private final Prerequisites prerequisites;
    private volatile boolean ending;
    private volatile @Nullable Operator operator;

    OperatorRuntime(
            OperatorSettings settings,
            KubernetesClient client,
            Informers informers,
            Flow flow,
            Work work,
            Metrics metrics,
            Prerequisites prerequisites) {
        this.settings = settings;
        this.client = client;
        this.informers = informers;
        this.flow = flow;
        this.work = work;
        this.metrics = metrics;
        this.prerequisites = prerequisites;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("operator-start").start(this::startOrEnd);
    }

    void stop(@Observes ShutdownEvent event) {
        ending = true;
        var running = operator;
        if (running != null) {
            running.stop();
        }
        work.end();
        informers.stop();
    }

    /** Whether everything that decisions are made on is known. */
    public boolean isSynced() {
        return operator != null && informers.areSynced();
    }

    private void startOrEnd() {
        try {
            awaitPrerequisites();
            if (!ending) {
                informers
                        .start()
                        .toCompletableFuture()
                        .get(SYNC.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
                work.follow();
                operator = started();
                LOG.info(
                        "Watching; this is {}",
                        settings.leaderElection().identity().orElse("a replica without a name"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (!ending) {
                LOG.error("The operator cannot start; it ends, to be started again", e);
                Quarkus.asyncExit(FAILURE);
            }
        }
    }

    private void awaitPrerequisites() throws InterruptedException {
        Optional<String> last = Optional.empty();
        for (var missing = prerequisites.missing(); missing.isPresent() && !ending; missing = prerequisites.missing()) {
            if (!missing.equals(last)) {
                LOG.warn("Waiting to start. {}", missing.get());
            }
            last = missing;
            Thread.sleep(PAUSE);
        }
    }

    private Operator started() {
        var created = new Operator(it -> it.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withExecutorService(Executors.newFixedThreadPool(
                        settings.concurrency(),
                        Thread.ofPlatform().name("reconcile-", 0).factory()))
                .withStopOnInformerErrorDuringStartup(false)
                .withReconciliationTerminationTimeout(Duration.ofSeconds(5))
                .withLeaderElectionConfiguration(leaderElection())
                .withMetrics(metrics));
        register(created, new ModuleReconciler(flow));
        register(created, new TenantModuleReconciler(flow));
        register(created, new CompanyModuleReconciler(flow));
        created.start();
        return created;
    }

    private static <P extends HasMetadata> void register(Operator operator, Reconciler<P> reconciler) {
        operator.register(
                reconciler,
                configuration -> configuration
                        .withItemStore(TrimmedStore.withoutManagedFields())
                        .withRetry(new GenericRetry()
                                .setInitialInterval(Duration.ofSeconds(1))
                                .setMaxInterval(Duration.ofMinutes(1).toMillis())
                                .withoutMaxAttempts()));
    }

    /** Reconcilers cannot be begun anew, so the process ends, as after an API server that was away for too long. */
    private void deposed() {
        work.end();
        if (!ending) {
            LOG.error("This operator has lost the Lease; it ends, to be started again");
            Quarkus.asyncExit(FAILURE);
        }
    }

    private LeaderElectionConfiguration leaderElection() {
        var election = settings.leaderElection();
        var builder = LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(election.lease())
                .withLeaseNamespace(settings.systemNamespace())
                .withLeaseDuration(election.duration())
                .withRenewDeadline(election.renewDeadline())
                .withRetryPeriod(election.retry())
                .withLeaderCallbacks(new LeaderCallbacks(work::begin, this::deposed, leader -> {}));
        election.identity().ifPresent(builder::withIdentity);
        return builder.build();
    }
}
