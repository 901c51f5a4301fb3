package io.buildify.operator.plan;

import io.buildify.crd.DeletionPolicy;
import io.buildify.crd.Module;
import io.buildify.crd.ModuleSpec;
import io.buildify.crd.NodeSpec;
import io.buildify.crd.ObservedStatus;
import io.buildify.crd.Release;
import io.buildify.crd.ServedBy;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.CompanyResolution;
import io.buildify.operator.resolve.ModuleResolution;
import io.buildify.operator.resolve.Placement;
import io.buildify.operator.resolve.TenantResolution;
import io.buildify.operator.resolve.Traces;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What deleted nodes leave to be removed. Only what the node itself left counts, so that it works with parents
 * gone and resources that were never accepted.
 */
public final class Cleanups {
    private Cleanups() {}

    /**
     * @param resolution of a Module that is being deleted and that no TenantModule refers to any more
     * @return empty when it never had anything
     */
    public static Optional<CleanupPlan> of(ModuleResolution resolution) {
        var module = resolution.module();
        var node = NodeId.ofModule(module.getMetadata().getName());
        var placement = resolution.placement();
        var policy = module.getSpec().deletionPolicy();
        return Optional.of(new CleanupPlan(
                module.getKind(),
                node,
                null,
                uid(module),
                policy,
                List.of(),
                removal(node, placement, placement, policy),
                EventTopics.ofDeleted(node, retained(placement, policy) != null),
                null,
                retained(placement, policy)));
    }

    /**
     * @param resolution of a TenantModule that is being deleted
     * @return empty when it never had anything
     */
    public static Optional<CleanupPlan> of(TenantResolution resolution) {
        var resource = resolution.resource();
        var module = resolution.module() == null ? null : resolution.module().module();
        return resolution
                .tenancy()
                .known()
                .flatMap(tenant -> node(
                        NodeId.ofTenant(resource.getSpec().module(), tenant),
                        resource,
                        resource.getSpec(),
                        resource.getStatus(),
                        module,
                        resolution.traces()));
    }

    /**
     * @param resolution of a CompanyModule that is being deleted
     * @return empty when it never had anything
     */
    public static Optional<CleanupPlan> of(CompanyResolution resolution) {
        var resource = resolution.resource();
        var spec = resource.getSpec();
        return resolution
                .tenancy()
                .known()
                .flatMap(tenant -> node(
                        NodeId.ofCompany(spec.tenantModule(), tenant, spec.company()),
                        resource,
                        spec,
                        resource.getStatus(),
                        resolution.module(),
                        resolution.traces()));
    }

    private static Optional<CleanupPlan> node(
            NodeId node,
            HasMetadata resource,
            NodeSpec spec,
            @Nullable ObservedStatus status,
            @Nullable Module module,
            @Nullable Traces traces) {
        if (traces == null
                || (traces.known()
                        && traces.placement() == null
                        && !traces.hasInstance()
                        && traces.published().isEmpty())) {
            return Optional.empty();
        }
        var policy = spec.deletionPolicy();
        var own = traces.placement();
        boolean hasInstance = own != null || traces.hasInstance();
        boolean keepsApart = own != null && policy == DeletionPolicy.Retain && node.company() != null;
        return Optional.of(new CleanupPlan(
                resource.getKind(),
                node,
                resource.getMetadata().getNamespace(),
                uid(resource),
                policy,
                Publications.ofDeleted(node, traces, keepsApart),
                hasInstance ? removal(node, own, own != null ? own : traces.inherited(), policy) : null,
                EventTopics.ofDeleted(node, retained(own, policy) != null),
                own == null && policy == DeletionPolicy.Delete ? erase(node, status, module, traces) : null,
                retained(own, policy)));
    }

    /**
     * @param own where the node's own database is; null when it has none
     * @param used where the database of its instance is; null for a module without one
     */
    private static CleanupPlan.Removal removal(
            NodeId node, @Nullable Placement own, @Nullable Placement used, DeletionPolicy policy) {
        var id = node.instance();
        var login = used == null ? null : Home.login(Home.database(used), node);
        var dropped = own == null || policy == DeletionPolicy.Retain ? null : Home.database(own);
        return new CleanupPlan.Removal(id, EventTopics.ofRemoved(id), login, dropped);
    }

    private static @Nullable ErasePlan erase(
            NodeId node, @Nullable ObservedStatus status, @Nullable Module module, Traces traces) {
        var inherited = traces.inherited();
        var release = module == null ? Optional.<Release>empty() : release(module, status);
        if (inherited == null || module == null || release.isEmpty()) {
            return null;
        }
        return new ErasePlan(
                Home.owner(inherited),
                Home.database(inherited),
                module.getSpec().api().prefix(),
                release.get(),
                Objects.requireNonNull(node.tenant()),
                node.company());
    }

    /** The release whose image knows the tables: the one that served last, else the stable one. */
    private static Optional<Release> release(Module module, @Nullable ObservedStatus status) {
        var spec = module.getSpec();
        return Optional.ofNullable(status)
                .map(ObservedStatus::servedBy)
                .map(ServedBy::version)
                .flatMap(spec::release)
                .or(() -> spec.release(spec.channels().getOrDefault(ModuleSpec.STABLE, "")));
    }

    private static @Nullable Placement retained(@Nullable Placement placement, DeletionPolicy policy) {
        if (placement == null || policy == DeletionPolicy.Delete) {
            return null;
        }
        return new Placement(
                placement.instance(),
                placement.module(),
                placement.tenant(),
                placement.company(),
                placement.server(),
                placement.database(),
                placement.schema(),
                placement.separate(),
                true);
    }

    private static String uid(HasMetadata resource) {
        return String.valueOf(resource.getMetadata().getUid());
    }
}
