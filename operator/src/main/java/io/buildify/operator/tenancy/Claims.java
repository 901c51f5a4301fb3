package io.buildify.operator.tenancy;

import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.watch.Labels;
import io.buildify.operator.watch.Watched;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
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

    private final KubernetesClient client;
    private final Watched<ConfigMap> configMaps;
    private final String systemNamespace;

    public Claims(KubernetesClient client, Watched<ConfigMap> configMaps, String systemNamespace) {
        this.client = client;
        this.configMaps = configMaps;
        this.systemNamespace = systemNamespace;
    }

    public Optional<TenantClaim> find(String tenant) {
        return configMaps.get(systemNamespace, name(tenant)).map(Claims::read);
    }

    /**
     * Makes sure that the tenant is claimed by somebody: by this namespace if it is free, or if a
     * platform engineer has named it for adoption.
     *
     * @return who has it now
     */
    public TenantClaim claim(String tenant, Namespace namespace) {
        var live = configMaps.get(systemNamespace, name(tenant));
        if (live.isEmpty()) {
            return read(create(tenant, namespace));
        }
        var claim = read(live.get());
        String uid = namespace.getMetadata().getUid();
        if (!claim.uid().equals(uid) && isAdopted(live.get(), namespace)) {
            LOG.info(
                    "Tenant {} is adopted by namespace {}",
                    tenant,
                    namespace.getMetadata().getName());
            return read(
                    configMaps.wrote(client.resource(claimed(tenant, namespace)).update()));
        }
        return claim;
    }

    private ConfigMap create(String tenant, Namespace namespace) {
        try {
            return configMaps.wrote(client.resource(claimed(tenant, namespace)).create());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return configMaps.wrote(client.configMaps()
                    .inNamespace(systemNamespace)
                    .withName(name(tenant))
                    .require());
        }
    }

    private ConfigMap claimed(String tenant, Namespace namespace) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name(tenant))
                .withNamespace(systemNamespace)
                .addToLabels(Labels.OBJECT, OBJECT)
                .addToLabels(Labels.TENANT, tenant)
                .endMetadata()
                .withData(Map.of(
                        TENANT,
                        tenant,
                        NAMESPACE,
                        namespace.getMetadata().getName(),
                        UID,
                        namespace.getMetadata().getUid()))
                .build();
    }

    private static boolean isAdopted(ConfigMap claim, Namespace namespace) {
        var annotations = claim.getMetadata().getAnnotations();
        return annotations != null && namespace.getMetadata().getName().equals(annotations.get(ADOPT));
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
