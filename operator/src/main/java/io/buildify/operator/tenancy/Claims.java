package io.buildify.operator.tenancy;

import io.buildify.operator.name.Labels;
import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.watch.SystemObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tenant claims: the first accepted namespace has its tenant id until a platform engineer names
 * another with the annotation {@code buildify.io/adopt: <namespace>} on the claim.
 */
public final class Claims {
    public static final String OBJECT = "tenant-claim";
    public static final String ADOPT = "buildify.io/adopt";
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final String TENANT = "tenant";
    private static final String NAMESPACE = "namespace";
    private static final String UID = "uid";

    private final SystemObjects objects;

    /** @param objects the ConfigMaps of sort {@link #OBJECT} */
    public Claims(SystemObjects objects) {
        this.objects = objects;
    }

    /** Who holds the tenant id. */
    public Optional<TenantClaim> find(String tenant) {
        return objects.get(name(tenant)).map(Claims::read);
    }

    /** The claim that a namespace of this name holds. */
    public Optional<TenantClaim> heldBy(String namespace) {
        return objects.about(namespace).map(Claims::read).findFirst();
    }

    /**
     * Makes the claim unless the tenant is claimed already.
     *
     * @return who holds it now
     */
    public TenantClaim make(TenantClaim claim) {
        return read(objects.create(name(claim.tenant()), labels(claim), data(claim)));
    }

    /**
     * Hands the tenant of a namespace's label to that namespace if a platform engineer has named it.
     *
     * @return whether it was handed over
     */
    public boolean adopt(String tenant, Namespace namespace) {
        var named = objects.get(name(tenant)).filter(it -> names(it, namespace));
        var claim = new TenantClaim(
                tenant,
                namespace.getMetadata().getName(),
                Objects.requireNonNull(namespace.getMetadata().getUid(), "a live namespace has a uid"));
        if (named.isEmpty() || read(named.get()).equals(claim)) {
            return false;
        }
        LOG.info(
                "Tenant {} goes to namespace {}, as the annotation {} of its claim says",
                tenant,
                claim.namespace(),
                ADOPT);
        objects.put(name(tenant), labels(claim), data(claim));
        return true;
    }

    private static boolean names(ConfigMap claim, Namespace namespace) {
        var annotations = claim.getMetadata().getAnnotations();
        return annotations != null && namespace.getMetadata().getName().equals(annotations.get(ADOPT));
    }

    private static Map<String, String> labels(TenantClaim claim) {
        return Map.of(Labels.TENANT, claim.tenant());
    }

    private static Map<String, String> data(TenantClaim claim) {
        return Map.of(TENANT, claim.tenant(), NAMESPACE, claim.namespace(), UID, claim.uid());
    }

    private static TenantClaim read(ConfigMap claim) {
        Map<String, String> data = Objects.requireNonNullElse(claim.getData(), Map.of());
        return new TenantClaim(
                data.getOrDefault(TENANT, ""), data.getOrDefault(NAMESPACE, ""), data.getOrDefault(UID, ""));
    }

    private static String name(String tenant) {
        return "claim." + tenant;
    }
}
