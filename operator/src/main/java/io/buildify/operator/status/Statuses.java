package io.buildify.operator.status;

import io.buildify.config.Tier;
import io.buildify.crd.AcceptedRelease;
import io.buildify.crd.ConditionReason;
import io.buildify.crd.Module;
import io.buildify.crd.ModuleStatus;
import io.buildify.crd.NodeStatus;
import io.buildify.crd.ObservedStatus;
import io.buildify.crd.OwnedNames;
import io.buildify.crd.ServedBy;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.plan.ReleaseHash;
import io.buildify.operator.plan.Settings;
import io.buildify.operator.resolve.CompanyResolution;
import io.buildify.operator.resolve.ModuleResolution;
import io.buildify.operator.resolve.TenantResolution;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written into {@code status}. A status that says the same as before is equal to it, and need not be
 * written.
 */
public final class Statuses {
    private Statuses() {}

    /** @param outcome what came of the plan; {@link Outcome#none()} for one that changes nothing */
    public static ModuleStatus of(ModuleResolution resolution, NodePlan plan, Outcome outcome, Instant now) {
        var module = resolution.module();
        var before = module.getStatus();
        var conditions = conditions(module, before, now);
        new Report(conditions).of(plan, outcome);
        if (module.getMetadata().getDeletionTimestamp() != null && resolution.used()) {
            conditions.unfinished(
                    ConditionReason.InUse,
                    "Module %s: TenantModules still refer to it; it serves until the last is gone; delete them first"
                            .formatted(module.getMetadata().getName()));
        }
        return new ModuleStatus(
                generation(module),
                conditions.list(),
                resolution.used(),
                acceptedReleases(module, plan),
                servedBy(plan, outcome, before),
                url(plan).orElse(before == null ? null : before.url()),
                derived(plan, before));
    }

    private static List<AcceptedRelease> acceptedReleases(Module module, NodePlan plan) {
        if (plan instanceof NodePlan.Keep) {
            return module.getStatus() == null ? List.of() : module.getStatus().releases();
        }
        return module.getSpec().releases().stream()
                .map(release -> new AcceptedRelease(release.version(), ReleaseHash.of(release)))
                .toList();
    }

    /** @param outcome what came of the plan; {@link Outcome#none()} for one that changes nothing */
    public static NodeStatus of(TenantResolution resolution, NodePlan plan, Outcome outcome, Instant now) {
        var module = resolution.module();
        var observed = new NodeStatus.Observed(module == null ? null : generation(module.module()), null);
        return node(resolution.resource(), resolution.resource().getStatus(), observed, plan, outcome, now);
    }

    /** @param outcome what came of the plan; {@link Outcome#none()} for one that changes nothing */
    public static NodeStatus of(CompanyResolution resolution, NodePlan plan, Outcome outcome, Instant now) {
        var module = resolution.module();
        var tenant = resolution.tenant();
        var observed = new NodeStatus.Observed(
                module == null ? null : generation(module), tenant == null ? null : generation(tenant.resource()));
        return node(resolution.resource(), resolution.resource().getStatus(), observed, plan, outcome, now);
    }

    private static NodeStatus node(
            HasMetadata resource,
            @Nullable NodeStatus before,
            NodeStatus.Observed observed,
            NodePlan plan,
            Outcome outcome,
            Instant now) {
        var conditions = conditions(resource, before, now);
        new Report(conditions).of(plan, outcome);
        var settings = settings(plan);
        return new NodeStatus(
                generation(resource),
                conditions.list(),
                observed,
                servedBy(plan, outcome, before),
                url(plan).orElse(before == null ? null : before.url()),
                derived(plan, before),
                settings.map(Statuses::configuration).orElse(before == null ? null : before.configuration()),
                settings.map(Settings::features).orElse(before == null ? List.of() : before.features()));
    }

    private static Conditions conditions(HasMetadata resource, @Nullable ObservedStatus before, Instant now) {
        return new Conditions(before, generation(resource), now);
    }

    private static @Nullable ServedBy servedBy(NodePlan plan, Outcome outcome, @Nullable ObservedStatus before) {
        return switch (plan) {
            case NodePlan.Keep keep -> before == null ? null : before.servedBy();
            case NodePlan.Serve serve ->
                serve.incumbent() == null || outcome.relieved() ? serve.servedBy() : serve.incumbent();
            case NodePlan.Rest rest -> rest.servedBy();
        };
    }

    /** A node that serves nobody for a while still has its database, Secrets and topic. */
    private static @Nullable OwnedNames derived(NodePlan plan, @Nullable ObservedStatus before) {
        return switch (plan) {
            case NodePlan.Keep keep -> before == null ? null : before.derived();
            case NodePlan.Serve serve -> serve.own() == null ? null : names(serve.own());
            case NodePlan.Rest rest -> before == null || rest.former() != null ? null : before.derived();
        };
    }

    private static Optional<String> url(NodePlan plan) {
        return switch (plan) {
            case NodePlan.Keep keep -> Optional.empty();
            case NodePlan.Serve serve -> Optional.of(serve.url());
            case NodePlan.Rest rest -> Optional.ofNullable(rest.url());
        };
    }

    private static Optional<Settings> settings(NodePlan plan) {
        return switch (plan) {
            case NodePlan.Keep keep -> Optional.empty();
            case NodePlan.Serve serve -> Optional.ofNullable(serve.settings());
            case NodePlan.Rest rest -> Optional.ofNullable(rest.settings());
        };
    }

    private static NodeStatus.Configuration configuration(Settings settings) {
        var overridden = settings.configuration().origin().entrySet().stream()
                .filter(leaf -> leaf.getValue().tier() != Tier.MODULE)
                .limit(NodeStatus.Configuration.MOST_OVERRIDDEN)
                .map(leaf -> new NodeStatus.Overridden(
                        leaf.getKey().substring(1), leaf.getValue().resource()))
                .toList();
        return new NodeStatus.Configuration(settings.hash(), overridden);
    }

    private static OwnedNames names(InstancePlan plan) {
        var id = plan.id();
        var database = plan.database();
        var home = database == null ? null : database.plan();
        return new OwnedNames(
                id.value(),
                id.object(),
                id.object(),
                home == null ? null : home.server(),
                home == null ? null : home.database(),
                home == null ? null : home.schema(),
                home == null ? null : home.owner(),
                home == null ? null : home.application(),
                database == null ? null : database.login().login(),
                plan.kafka().user(),
                plan.kafka().subscription() == null ? null : plan.kafka().group(),
                plan.kafka().configurationTopic());
    }

    private static long generation(HasMetadata resource) {
        var generation = resource.getMetadata().getGeneration();
        return generation == null ? 0 : generation;
    }
}
