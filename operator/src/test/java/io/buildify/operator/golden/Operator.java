package io.buildify.operator.golden;

import io.buildify.config.Schemas;
import io.buildify.crd.CompanyModule;
import io.buildify.crd.ConditionReason;
import io.buildify.crd.Module;
import io.buildify.crd.NodeStatus;
import io.buildify.crd.ObservedStatus;
import io.buildify.crd.TenantModule;
import io.buildify.operator.plan.CleanupPlan;
import io.buildify.operator.plan.Cleanups;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.plan.Planner;
import io.buildify.operator.resolve.Resolver;
import io.buildify.operator.status.Outcome;
import io.buildify.operator.status.Statuses;
import io.buildify.operator.status.Step;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The pure half of the operator at work on a world: every resource is reconciled until nothing changes any more. */
final class Operator {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int MOST_ROUNDS = 6;
    private static final Planner PLANNER = new Planner(new Schemas(16));

    private final GoldenCase golden;
    private final World world;
    private final Resolver resolver;

    Operator(GoldenCase golden, World world) {
        this.golden = golden;
        this.world = world;
        this.resolver = new Resolver(world);
    }

    /** What is decided about a resource: its plan and status, or what its deletion leaves to do. */
    record Decision(
            HasMetadata resource,
            Optional<NodePlan> plan,
            Optional<? extends ObservedStatus> status,
            Optional<CleanupPlan> cleanup) {}

    Map<String, Decision> reconcile() {
        Map<String, Decision> before = Map.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var decisions = new LinkedHashMap<String, Decision>();
            resources().forEach(it -> decisions.put(GoldenCase.name(it), decide(it)));
            if (decisions.equals(before)) {
                return decisions;
            }
            before = decisions;
        }
        throw new AssertionError("decisions about " + golden + " do not settle");
    }

    private Stream<HasMetadata> resources() {
        return Stream.of(Module.class, TenantModule.class, CompanyModule.class).flatMap(world::all);
    }

    private Decision decide(HasMetadata resource) {
        boolean deleted = resource.getMetadata().getDeletionTimestamp() != null;
        return switch (resource) {
            case Module module
            when deleted && !world.isUsed(module.getMetadata().getName()) ->
                deleted(module, Cleanups.of(resolver.resolve(module)));
            case TenantModule tenant when deleted -> deleted(tenant, Cleanups.of(resolver.resolve(tenant)));
            case CompanyModule company when deleted -> deleted(company, Cleanups.of(resolver.resolve(company)));
            case Module module -> {
                var resolution = resolver.resolve(module);
                var plan = PLANNER.plan(resolution);
                module.setStatus(Statuses.of(resolution, plan, outcome(module, plan), NOW));
                yield decided(module, plan, module.getStatus());
            }
            case TenantModule tenant -> {
                var resolution = resolver.resolve(tenant);
                var plan = PLANNER.plan(resolution);
                tenant.setStatus(Statuses.of(resolution, plan, outcome(tenant, plan), NOW));
                yield decided(tenant, plan, tenant.getStatus());
            }
            case CompanyModule company -> {
                var resolution = resolver.resolve(company);
                var plan = PLANNER.plan(resolution);
                company.setStatus(Statuses.of(resolution, plan, outcome(company, plan), NOW));
                yield decided(company, plan, company.getStatus());
            }
            default -> throw new IllegalStateException(resource.getKind());
        };
    }

    private Decision decided(HasMetadata resource, NodePlan plan, ObservedStatus status) {
        world.note(resource, plan);
        return new Decision(resource, Optional.of(plan), Optional.of(status), Optional.empty());
    }

    private static Decision deleted(HasMetadata resource, Optional<CleanupPlan> cleanup) {
        return new Decision(resource, Optional.empty(), Optional.<NodeStatus>empty(), cleanup);
    }

    /** Unless the case says otherwise, everything that the plan asks for has come about. */
    private Outcome outcome(HasMetadata resource, NodePlan plan) {
        return golden.outcome(resource).orElseGet(() -> switch (plan) {
            case NodePlan.Keep keep -> Outcome.none();
            case NodePlan.Rest rest -> Outcome.none();
            case NodePlan.Serve serve ->
                new Outcome(
                        made(plan.ownInstance().isPresent() && serve.own().database() != null),
                        made(plan.ownInstance().isPresent()),
                        Step.done(ConditionReason.Available, ConditionReason.Available.meaning()),
                        true,
                        Step.done(ConditionReason.Serving, ConditionReason.Serving.meaning()),
                        true);
        });
    }

    private static Step made(boolean needed) {
        return needed
                ? Step.done(ConditionReason.Provisioned, ConditionReason.Provisioned.meaning())
                : Step.notNeeded();
    }
}
