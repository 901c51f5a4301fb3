package io.buildify.operator.resolve;

import io.buildify.crd.ApiGroup;
import io.buildify.crd.Syntax;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tenant a namespace is. */
public sealed interface Tenancy {

    /** The namespace holds the tenant's claim. */
    record Claimed(String tenant) implements Tenancy {}

    /** Nobody holds the id yet; the claim is to be made before anything else. */
    record Free(TenantClaim claim) implements Tenancy {}

    /** The namespace has no label, or one that is no tenant id. */
    record Unlabelled(String namespace) implements Tenancy {}

    /**
     * The label names a tenant that the namespace does not hold.
     *
     * @param label the tenant named by the label; null when the label is gone
     * @param held the tenant that the namespace holds; null when it holds none
     * @param holder the namespace that holds the tenant of the label; null when that is free
     */
    record Conflict(
            String namespace,
            @Nullable String label,
            @Nullable String held,
            @Nullable String holder) implements Tenancy {}

    /** The tenant whose things the namespace's resources have made, if any. */
    default Optional<String> known() {
        return switch (this) {
            case Claimed claimed -> Optional.of(claimed.tenant());
            case Free free -> Optional.of(free.claim().tenant());
            case Conflict conflict -> Optional.ofNullable(conflict.held());
            case Unlabelled none -> Optional.empty();
        };
    }

    /** Looks up which tenant the namespace is. */
    static Tenancy of(View view, String namespace) {
        var live = view.namespace(namespace);
        var label = live.map(it -> it.getMetadata().getLabels()).map(it -> it.get(ApiGroup.TENANT_LABEL));
        var uid = live.map(it -> it.getMetadata().getUid());
        var held = view.claimHeldBy(namespace)
                .filter(claim -> uid.isEmpty() || uid.get().equals(claim.uid()))
                .map(TenantClaim::tenant);
        var valid = label.filter(it -> it.matches(Syntax.ID));
        if (held.isPresent()) {
            return held.equals(valid)
                    ? new Claimed(held.get())
                    : new Conflict(namespace, label.orElse(null), held.get(), null);
        }
        if (valid.isEmpty() || uid.isEmpty()) {
            return new Unlabelled(namespace);
        }
        return view.claim(valid.get())
                .<Tenancy>map(claim -> new Conflict(namespace, valid.get(), null, claim.namespace()))
                .orElseGet(() -> new Free(new TenantClaim(valid.get(), namespace, uid.get())));
    }
}
