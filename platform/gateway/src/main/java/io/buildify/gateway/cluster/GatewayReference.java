package io.buildify.gateway.cluster;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import java.util.Objects;

/** The Gateway whose routes are served here. */
public record GatewayReference(String namespace, String name) {

    /** Whether the route names this Gateway among its parents. */
    boolean isParentOf(HTTPRoute route) {
        return route.getSpec() != null
                && route.getSpec().getParentRefs() != null
                && route.getSpec().getParentRefs().stream()
                        .anyMatch(
                                parent -> isNamedBy(parent, route.getMetadata().getNamespace()));
    }

    private boolean isNamedBy(ParentReference parent, String namespaceOfRoute) {
        return Objects.requireNonNullElse(parent.getKind(), "Gateway").equals("Gateway")
                && name.equals(parent.getName())
                && namespace.equals(Objects.requireNonNullElse(parent.getNamespace(), namespaceOfRoute));
    }
}
