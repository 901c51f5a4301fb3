package io.buildify.operator.apply;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.NodeStatus;
import io.buildify.crd.TenantModule;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.watch.Catalogue;
import io.buildify.operator.watch.Demand;
import io.buildify.operator.watch.Subject;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells instances from when to when somebody is served by them, and the served when their instance changes. */
public final class ServedNodes {
    private final Demand demand;
    private final Catalogue catalogue;

    public ServedNodes(Demand demand, Catalogue catalogue) {
        this.demand = demand;
        this.catalogue = catalogue;
    }

    /**
     * Takes over what statuses say, as after a start: who was served then is served until decided anew.
     * Without it every instance would look unused.
     */
    public void seed() {
        catalogue
                .tenantModules()
                .all()
                .forEach(it -> seed(
                        it, NodeId.ofModule(it.getSpec().module()).instance().value()));
        catalogue.companyModules().all().forEach(it -> seed(it, null));
    }

    /** @param ancestor the only one that may serve it besides its own; null when there are several */
    private void seed(CustomResource<?, ? extends NodeStatus> resource, @Nullable String ancestor) {
        var status = resource.getStatus();
        if (status == null || status.servedBy() == null) {
            return;
        }
        var servedBy = status.servedBy().instance();
        boolean own = status.derived() != null && status.derived().instance().equals(servedBy);
        demand.note(Subject.of(resource), own ? null : Objects.requireNonNullElse(ancestor, servedBy));
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
