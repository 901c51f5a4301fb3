package io.buildify.operator.module;

import io.buildify.crd.Module;
import io.buildify.operator.dependent.ForeignFields;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.Cleanups;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.resolve.ModuleResolution;
import io.buildify.operator.runtime.Flow;
import io.buildify.operator.status.Statuses;
import io.buildify.operator.watch.Primaries;
import io.buildify.operator.watch.Subject;
import io.buildify.operator.watch.Trigger;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A module of the catalogue, and the instance that it shares out. */
@ControllerConfiguration(name = "module", finalizerName = "buildify.io/cleanup", fieldManager = ForeignFields.MANAGER)
public final class ModuleReconciler implements Reconciler<Module>, Cleaner<Module> {
    private final Flow flow;
    /** Module -> the prefix that it asked for when it was looked at last. */
    private final Map<String, String> prefixes = new ConcurrentHashMap<>();

    public ModuleReconciler(Flow flow) {
        this.flow = flow;
    }

    @Override
    public List<EventSource<?, Module>> prepareEventSources(EventSourceContext<Module> context) {
        var trigger = new Trigger<Module>(this::gone);
        flow.catalogue().modules(new Primaries<>(context.getPrimaryCache(), trigger));
        return List.of(trigger);
    }

    @Override
    public UpdateControl<Module> reconcile(Module resource, Context<Module> context) {
        var resolution = resume(flow.resolver().resolve(resource), resource);
        var plan = flow.planner().plan(resolution);
        var outcome = flow.apply()
                .apply(
                        Subject.of(resource),
                        plan,
                        () -> flow.catalogue().modules().fire(resource));
        var status = Statuses.of(resolution, plan, outcome, flow.clock().instant());
        passOn(resource, plan);
        return flow.reporter().report(resource, new Module(), status, outcome);
    }

    /** A Module in use goes on as before; the last TenantModule that goes has it looked at again. */
    @Override
    public DeleteControl cleanup(Module resource, Context<Module> context) {
        var resolution = flow.resolver().resolve(resource);
        if (resolution.used()) {
            reconcile(resource, context)
                    .getResource()
                    .ifPresent(context.resourceOperations()::serverSideApplyPrimaryStatus);
            return DeleteControl.noFinalizerRemoval();
        }
        Cleanups.of(resolution).ifPresent(flow.cleanup()::add);
        return DeleteControl.defaultDelete();
    }

    /** A resource that is there again takes back what its deletion has not removed yet. */
    private ModuleResolution resume(ModuleResolution resolution, Module resource) {
        var node = NodeId.ofModule(resource.getMetadata().getName());
        return resolution.cleaningUp()
                        && flow.records().withdraw(node.instance().value())
                ? flow.resolver().resolve(resource)
                : resolution;
    }

    private void passOn(Module resource, NodePlan plan) {
        var generation = resource.getMetadata().getGeneration();
        boolean observed = resource.getStatus() != null
                && Objects.equals(resource.getStatus().observedGeneration(), generation);
        var prefix = resource.getSpec().api().prefix();
        var before = prefixes.put(resource.getMetadata().getName(), prefix);
        if (flow.changes().isChanged(Subject.of(resource), Objects.hash(generation, plan), observed)) {
            fireOthers(resource, Objects.requireNonNullElse(before, prefix));
        }
    }

    private void gone(Module resource) {
        flow.changes().forget(Subject.of(resource));
        flow.reporter().gone(resource);
        var prefix = resource.getSpec().api().prefix();
        var before = prefixes.remove(resource.getMetadata().getName());
        fireOthers(resource, Objects.requireNonNullElse(before, prefix));
    }

    /** Its tenants, its subscribers, and the Modules that may take the prefix that it had, or not the one that it has. */
    private void fireOthers(Module resource, String prefixBefore) {
        var name = resource.getMetadata().getName();
        flow.catalogue().tenantModulesOf(name).forEach(flow.catalogue().tenantModules()::fire);
        Stream.of(prefixBefore, resource.getSpec().api().prefix())
                .distinct()
                .flatMap(flow.catalogue()::modulesWithPrefix)
                .filter(it -> !it.getMetadata().getName().equals(name))
                .forEach(flow.catalogue().modules()::fire);
        flow.catalogue().subscribersOf(name).forEach(this::fireSubscriber);
    }

    /** Whoever has an instance that reads this module's events says whether there are any. */
    private void fireSubscriber(Module subscriber) {
        flow.catalogue().modules().fire(subscriber);
        for (var tenantModule :
                flow.catalogue().tenantModulesOf(subscriber.getMetadata().getName())) {
            flow.catalogue().tenantModules().fire(tenantModule);
            flow.catalogue()
                    .companyModulesOf(tenantModule)
                    .forEach(flow.catalogue().companyModules()::fire);
        }
    }
}
