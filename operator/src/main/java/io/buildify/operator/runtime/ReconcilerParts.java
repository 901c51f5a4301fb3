package io.buildify.operator.runtime;

import io.buildify.config.Schemas;
import io.buildify.operator.OperatorSettings;
import io.buildify.operator.apply.Backoff;
import io.buildify.operator.apply.ExternalSteps;
import io.buildify.operator.apply.InstanceAccess;
import io.buildify.operator.apply.InstanceApply;
import io.buildify.operator.apply.InstanceHealth;
import io.buildify.operator.apply.InstanceRemoval;
import io.buildify.operator.apply.Instances;
import io.buildify.operator.apply.JobRuns;
import io.buildify.operator.apply.Migration;
import io.buildify.operator.apply.NodeApply;
import io.buildify.operator.apply.Publishing;
import io.buildify.operator.apply.Rollout;
import io.buildify.operator.apply.Routing;
import io.buildify.operator.apply.SealingKeyStore;
import io.buildify.operator.apply.SecretStore;
import io.buildify.operator.apply.ServedNodes;
import io.buildify.operator.cleanup.CleanupRecords;
import io.buildify.operator.cleanup.CleanupWorker;
import io.buildify.operator.cleanup.Deletions;
import io.buildify.operator.cleanup.Erasure;
import io.buildify.operator.cleanup.Hold;
import io.buildify.operator.cleanup.NodeCleanup;
import io.buildify.operator.dependent.Children;
import io.buildify.operator.event.EventRecorder;
import io.buildify.operator.external.ConfigurationPublisher;
import io.buildify.operator.external.DatabasePort;
import io.buildify.operator.external.ExternalPool;
import io.buildify.operator.external.KafkaPort;
import io.buildify.operator.plan.Planner;
import io.buildify.operator.render.Renderer;
import io.buildify.operator.resolve.Resolver;
import io.buildify.operator.resolve.View;
import io.buildify.operator.rollout.Rollouts;
import io.buildify.operator.tenancy.AcceptedInstances;
import io.buildify.operator.tenancy.Adoption;
import io.buildify.operator.tenancy.Claims;
import io.buildify.operator.tenancy.Placements;
import io.buildify.operator.watch.Catalogue;
import io.buildify.operator.watch.Changes;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The parts that decide and carry out. */
@Singleton
public final class ReconcilerParts {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int SCHEMAS = 256;
    /** So many time-outs of a call may pass before it is told that the topics cannot be read. */
    private static final int REPLAY = 3;

    private final OperatorSettings settings;

    ReconcilerParts(OperatorSettings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    ExternalSteps externalSteps(ExternalPool pool) {
        return new ExternalSteps(pool, settings.external().timeout());
    }

    @Produces
    @Singleton
    Instances instances() {
        return new Instances();
    }

    @Produces
    @Singleton
    Publishing publishing(ConfigurationPublisher publisher, Instances instances) {
        return new Publishing(publisher, instances, settings.external().timeout());
    }

    @Produces
    @Singleton
    JobRuns jobRuns(Children children, Informers informers, Clock clock) {
        return new JobRuns(children, informers, clock, settings.migrationRetry());
    }

    @Produces
    @Singleton
    Rollouts rollouts() {
        return new Rollouts(settings.maxRollouts());
    }

    @Produces
    @Singleton
    Rollout rollout(Children children, Informers informers, Rollouts rollouts, InstanceHealth health, Clock clock) {
        return new Rollout(settings.modulesNamespace(), children, informers, rollouts, health, clock);
    }

    @Produces
    @Singleton
    InstanceAccess instanceAccess(
            Renderer renderer,
            Placements placements,
            Informers informers,
            Children children,
            SealingKeyStore sealingKeys,
            SecureRandom random,
            ExternalSteps external,
            DatabasePort databases,
            KafkaPort kafka) {
        var secrets = new SecretStore(informers, children, random, settings.modulesNamespace());
        return new InstanceAccess(renderer, placements, secrets, sealingKeys, external, databases, kafka);
    }

    @Produces
    @Singleton
    InstanceApply instanceApply(
            View view,
            Renderer renderer,
            InstanceAccess access,
            Children children,
            JobRuns jobs,
            Rollout rollout,
            Instances instances,
            ServedNodes served) {
        return new InstanceApply(view, renderer, access, children, new Migration(jobs), rollout, instances, served);
    }

    @Produces
    @Singleton
    InstanceRemoval instanceRemoval(
            Children children,
            Informers informers,
            DatabasePort databases,
            KafkaPort kafka,
            Instances instances,
            ExternalSteps external) {
        return new InstanceRemoval(children, informers, databases, kafka, instances, external);
    }

    @Produces
    @Singleton
    CleanupWorker cleanupWorker(
            CleanupRecords records,
            Publishing publishing,
            InstanceRemoval removal,
            View view,
            Renderer renderer,
            JobRuns jobs,
            DatabasePort databases,
            KafkaPort kafka,
            Placements placements,
            SealingKeyStore sealingKeys,
            AcceptedInstances accepted,
            Hold hold,
            Knowledge knowledge,
            Catalogue catalogue,
            EventRecorder events,
            SecureRandom random,
            Clock clock) {
        var erasure = new Erasure(view, renderer, jobs, events);
        var cleanup = new NodeCleanup(
                publishing, removal, erasure, databases, kafka, placements, sealingKeys, accepted, records);
        var limits = settings.cleanup();
        return new CleanupWorker(
                records,
                cleanup,
                hold,
                new Deletions(limits.maxDeletedPercent(), limits.minDeleted()),
                knowledge::isComplete,
                catalogue::size,
                new Backoff<>(limits.maxBackoff(), random),
                clock);
    }

    @Produces
    @Singleton
    Routing routing(
            Catalogue catalogue, Informers informers, Claims claims, ServedNodes served, CleanupWorker cleanup) {
        return new Routing(catalogue, informers, claims, served, cleanup::wake);
    }

    @Produces
    @Singleton
    Reporter reporter(
            EventRecorder events,
            MeterRegistry meters,
            InstanceHealth health,
            KubernetesClient client,
            SecureRandom random,
            Clock clock) {
        var leadership = new Leadership(client, settings.systemNamespace(), settings.leaderElection());
        return new Reporter(
                events,
                new ConditionCounts(meters),
                new Backoff<>(LONGEST_PAUSE, random),
                health,
                leadership::isHeld,
                clock);
    }

    @Produces
    @Singleton
    Flow flow(
            Catalogue catalogue,
            View view,
            Claims claims,
            ServedNodes served,
            InstanceApply instances,
            Publishing publishing,
            InstanceRemoval removal,
            AcceptedInstances accepted,
            Reporter reporter,
            CleanupWorker cleanup,
            CleanupRecords records,
            Adoption adoption,
            ConfigurationPublisher publisher,
            Clock clock) {
        return new Flow(
                catalogue,
                new Resolver(view),
                new Planner(new Schemas(SCHEMAS)),
                new NodeApply(claims, served, instances, publishing, removal, accepted),
                reporter,
                cleanup,
                records,
                served,
                new Changes(),
                adoption,
                new Replay(publisher, clock, settings.external().timeout().multipliedBy(REPLAY)),
                clock);
    }
}
