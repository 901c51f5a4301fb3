package io.buildify.local.installation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Applies objects with the local cluster's field manager; doing it again changes nothing. */
public final class Installer {

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("buildify-local")
            .withForce(true)
            .build();
    private static final int ESTABLISHED_SECONDS = 30;

    private final KubernetesClient client;

    public Installer(KubernetesClient client) {
        this.client = client;
    }

    /** Namespaces and the Gateway API. */
    public void installBase() {
        apply(YamlFiles.resource(client, "namespaces.yaml"));
        for (String kind : List.of("gatewayclasses", "gateways", "httproutes")) {
            apply(YamlFiles.resource(client, "gateway-api/" + kind + ".yaml"));
        }
    }

    /** Every manifest of a folder in the order of the files' names. */
    public void installFolder(Path folder) {
        apply(YamlFiles.folder(client, folder));
    }

    /** Applies in order; returns once the definitions among them are served. */
    public void apply(Collection<? extends HasMetadata> objects) {
        for (HasMetadata object : objects) {
            try {
                client.resource(object).patch(APPLY);
            } catch (KubernetesClientException e) {
                throw new IllegalStateException(
                        object.getKind() + " " + object.getMetadata().getName() + " cannot be applied: " + reason(e),
                        e);
            }
        }
        objects.stream()
                .filter(CustomResourceDefinition.class::isInstance)
                .map(CustomResourceDefinition.class::cast)
                .forEach(this::awaitEstablished);
    }

    private static String reason(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getMessage() == null
                ? String.valueOf(e.getMessage())
                : e.getStatus().getMessage();
    }

    private void awaitEstablished(CustomResourceDefinition definition) {
        client.resource(definition).waitUntilCondition(Installer::isEstablished, ESTABLISHED_SECONDS, TimeUnit.SECONDS);
    }

    private static boolean isEstablished(@Nullable CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Established".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}
