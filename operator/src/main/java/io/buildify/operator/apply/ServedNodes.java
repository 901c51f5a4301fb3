package io.buildify.operator.apply;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.ConditionType;
import io.buildify.crd.Module;
import io.buildify.crd.NodeStatus;
import io.buildify.crd.TenantModule;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.watch.Catalogue;
import io.buildify.operator.watch.Demand;
import io.buildify.operator.watch.Subject;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells instances from when to when somebody is served by them, and the served when their instance changes. */
public final class ServedNodes {
    private final Demand demand;
    private final Catalogue catalogue;
    private final Predicate<String> runs;

    /** @param runs whether an instance has a Deployment */
    public ServedNodes(Demand demand, Catalogue catalogue, Predicate<String> runs) {
        this.demand = demand;
        this.catalogue = catalogue;
        this.runs = runs;
    }

    /**
     * Takes over what statuses say, as after a start: who was served then is served until decided anew.
     * Without it every instance would look unused.
     */
    public void seed() {
        catalogue.tenantModules().all().forEach(this::seed);
        catalogue.companyModules().all().forEach(this::seed);
    }

    private void seed(CustomResource<?, ? extends NodeStatus> resource) {
        var status = resource.getStatus();
        if (status != null && status.servedBy() != null) {
            boolean own = status.derived() != null
                    && status.derived().instance().equals(status.servedBy().instance());
            demand.note(
                    Subject.of(resource),
                    own ? predecessor(resource, status) : status.servedBy().instance());
        }
    }

    /** Who is not ready may still be served by the instance that is to be relieved; who is a company, by its tenant's then. */
    private @Nullable String predecessor(CustomResource<?, ? extends NodeStatus> resource, NodeStatus status) {
        boolean ready = status.conditions().stream()
                .anyMatch(it -> it.getType().equals(ConditionType.Ready.name())
                        && it.getStatus().equals("True"));
        if (ready || !(resource instanceof TenantModule tenantModule)) {
            return null;
        }
        var module = NodeId.ofModule(tenantModule.getSpec().module()).instance().value();
        return runs.test(module) ? module : null;
    }

    /**
     * Notes who serves a node now.
     *
     * @param instance null when nobody does
     * @param own whether that is its own
     */
    public void note(Subject node, @Nullable String instance, boolean own) {
        for (var flipped : demand.note(node, own ? null : instance)) {
            catalogue.modules().fire(new ResourceID(flipped));
        }
    }

    /** Has every node that the instance serves, besides its owner, reconciled again. */
    public void fire(String instance) {
        demand.servedBy(instance).forEach(this::fire);
    }

    /** Has a resource reconciled again. */
    public void fire(Subject node) {
        if (node.kind() == Module.class) {
            catalogue.modules().fire(node.id());
        } else if (node.kind() == TenantModule.class) {
            catalogue.tenantModules().fire(node.id());
        } else if (node.kind() == CompanyModule.class) {
            catalogue.companyModules().fire(node.id());
        }
    }
}
