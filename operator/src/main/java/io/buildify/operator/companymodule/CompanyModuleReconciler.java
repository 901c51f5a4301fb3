package io.buildify.operator.companymodule;

import io.buildify.crd.CompanyModule;
import io.buildify.operator.dependent.ForeignFields;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.Cleanups;
import io.buildify.operator.resolve.CompanyResolution;
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

/** A company's use of a module. */
@ControllerConfiguration(
        name = "companymodule",
        finalizerName = "buildify.io/cleanup",
        fieldManager = ForeignFields.MANAGER)
public final class CompanyModuleReconciler implements Reconciler<CompanyModule>, Cleaner<CompanyModule> {
    private final Flow flow;

    public CompanyModuleReconciler(Flow flow) {
        this.flow = flow;
    }

    @Override
    public List<EventSource<?, CompanyModule>> prepareEventSources(EventSourceContext<CompanyModule> context) {
        var trigger = new Trigger<CompanyModule>(this::gone);
        flow.catalogue().companyModules(new Primaries<>(context.getPrimaryCache(), trigger));
        return List.of(trigger);
    }

    @Override
    public UpdateControl<CompanyModule> reconcile(CompanyModule resource, Context<CompanyModule> context) {
        if (flow.replay().isUnderway()) {
            return UpdateControl.<CompanyModule>noUpdate()
                    .rescheduleAfter(flow.replay().left());
        }
        var resolution = resume(flow.resolver().resolve(resource), resource);
        var plan = flow.planner().plan(resolution);
        var outcome = flow.apply()
                .apply(
                        Subject.of(resource),
                        plan,
                        () -> flow.catalogue().companyModules().fire(resource));
        var status = Statuses.of(resolution, plan, outcome, flow.clock().instant());
        return flow.reporter().report(resource, new CompanyModule(), status, outcome);
    }

    /** Needs only the API server: what is to be removed is written down, and the resource goes. */
    @Override
    public DeleteControl cleanup(CompanyModule resource, Context<CompanyModule> context) {
        Cleanups.of(flow.resolver().resolve(resource)).ifPresent(flow.cleanup()::add);
        return DeleteControl.defaultDelete();
    }

    /** A resource that is there again takes back what its deletion has not removed yet. */
    private CompanyResolution resume(CompanyResolution resolution, CompanyModule resource) {
        var traces = resolution.traces();
        if (traces == null || !traces.cleaningUp()) {
            return resolution;
        }
        var spec = resource.getSpec();
        var node = NodeId.ofCompany(
                spec.tenantModule(), resolution.tenancy().known().orElseThrow(), spec.company());
        return flow.records().withdraw(node.instance().value())
                ? flow.resolver().resolve(resource)
                : resolution;
    }

    private void gone(CompanyModule resource) {
        flow.served().note(Subject.of(resource), null, false);
        flow.reporter().gone(resource);
        flow.catalogue()
                .tenantModules()
                .fire(new ResourceID(
                        resource.getSpec().tenantModule(),
                        resource.getMetadata().getNamespace()));
    }
}
