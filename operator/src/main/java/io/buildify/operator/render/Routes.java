package io.buildify.operator.render;

import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.InstancePlan;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeaderMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeaderMatchBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import java.util.ArrayList;
import java.util.List;

/** Which requests come to an instance: those below the prefix, and of its tenant and company where it has one. */
final class Routes {
    private static final String GATEWAY = "buildify";

    private Routes() {}

    static HTTPRoute of(InstancePlan plan, ObjectMeta meta, String systemNamespace) {
        return new HTTPRouteBuilder()
                .withMetadata(meta)
                .withNewSpec()
                .addNewParentRef()
                .withName(GATEWAY)
                .withNamespace(systemNamespace)
                .endParentRef()
                .addNewRule()
                .addNewMatch()
                .withNewPath()
                .withType("PathPrefix")
                .withValue(plan.prefix())
                .endPath()
                .withHeaders(headers(plan.node()))
                .endMatch()
                .addNewBackendRef()
                .withName(plan.id().object())
                .withPort(plan.release().port())
                .endBackendRef()
                .endRule()
                .endSpec()
                .build();
    }

    private static List<HTTPHeaderMatch> headers(NodeId node) {
        var headers = new ArrayList<HTTPHeaderMatch>();
        if (node.tenant() != null) {
            headers.add(header("buildify-tenant", node.tenant()));
        }
        if (node.company() != null) {
            headers.add(header("buildify-company", node.company()));
        }
        return headers;
    }

    private static HTTPHeaderMatch header(String name, String value) {
        return new HTTPHeaderMatchBuilder()
                .withType("Exact")
                .withName(name)
                .withValue(value)
                .build();
    }
}
