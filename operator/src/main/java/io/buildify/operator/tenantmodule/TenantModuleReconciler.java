package io.buildify.operator.tenantmodule;

import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.buildify.operator.dependent.ForeignFields;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.Cleanups;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.resolve.TenantResolution;
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
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Objects;

/** A tenant's use of a module. */
@ControllerConfiguration(
        name = "tenantmodule",
        finalizerName = "buildify.io/cleanup",
        fieldManager = ForeignFields.MANAGER)
public final class TenantModuleReconciler implements Reconciler<TenantModule>, Cleaner<TenantModule> {
    private final Flow flow;

    public TenantModuleReconciler(Flow flow) {
        this.flow = flow;
    }

    @Override
    public List<EventSource<?, TenantModule>> prepareEventSources(EventSourceContext<TenantModule> context) {
        var trigger = new Trigger<TenantModule>(this::gone);
        flow.catalogue().tenantModules(new Primaries<>(context.getPrimaryCache(), trigger));
        return List.of(trigger);
    }

    @Override
    public UpdateControl<TenantModule> reconcile(TenantModule resource, Context<TenantModule> context) {
        if (flow.replay().isUnderway()) {
            return UpdateControl.<TenantModule>noUpdate()
                    .rescheduleAfter(flow.replay().left());
        }
        flow.tenants().check(resource.getMetadata().getNamespace());
        var resolution = resume(flow.resolver().resolve(resource), resource);
        var plan = flow.planner().plan(resolution);
        var outcome = flow.apply().apply(Subject.of(resource), plan, () -> fire(resource));
        var status = Statuses.of(resolution, plan, outcome, flow.clock().instant());
        passOn(resource, plan);
        return flow.reporter().report(resource, new TenantModule(), status, outcome);
    }

    /** Needs only the API server: what is to be removed is written down, and the resource goes. */
    @Override
    public DeleteControl cleanup(TenantModule resource, Context<TenantModule> context) {
        Cleanups.of(flow.resolver().resolve(resource)).ifPresent(flow.cleanup()::add);
        return DeleteControl.defaultDelete();
    }

    /** A resource that is there again takes back what its deletion has not removed yet. */
    private TenantResolution resume(TenantResolution resolution, TenantModule resource) {
        var traces = resolution.traces();
        if (traces == null || !traces.cleaningUp()) {
            return resolution;
        }
        var node = NodeId.ofTenant(
                resource.getSpec().module(), resolution.tenancy().known().orElseThrow());
        return flow.records().withdraw(node.instance().value())
                ? flow.resolver().resolve(resource)
                : resolution;
    }

    private void passOn(TenantModule resource, NodePlan plan) {
        var generation = resource.getMetadata().getGeneration();
        boolean observed = resource.getStatus() != null
                && Objects.equals(resource.getStatus().observedGeneration(), generation);
        if (flow.changes().isChanged(Subject.of(resource), Objects.hash(generation, plan), observed)) {
            fireBelow(resource);
        }
        module(resource).filter(it -> !isInUse(it)).ifPresent(flow.catalogue().modules()::fire);
    }

    private void gone(TenantModule resource) {
        flow.changes().forget(Subject.of(resource));
        flow.served().note(Subject.of(resource), null, false);
        flow.reporter().gone(resource);
        fireBelow(resource);
        module(resource).ifPresent(flow.catalogue().modules()::fire);
    }

    /** Its companies, and the tenant's other modules, which may depend on this one. */
    private void fireBelow(TenantModule resource) {
        flow.catalogue().companyModulesOf(resource).forEach(flow.catalogue().companyModules()::fire);
        flow.catalogue().tenantModulesIn(resource.getMetadata().getNamespace()).stream()
                .filter(it -> !it.getMetadata()
                        .getName()
                        .equals(resource.getMetadata().getName()))
                .forEach(flow.catalogue().tenantModules()::fire);
    }

    private void fire(TenantModule resource) {
        flow.catalogue().tenantModules().fire(resource);
    }

    private java.util.Optional<Module> module(TenantModule resource) {
        return flow.catalogue().modules().get(new ResourceID(resource.getSpec().module()));
    }

    private static boolean isInUse(Module module) {
        return module.getStatus() != null
                && Boolean.TRUE.equals(module.getStatus().inUse());
    }
}
