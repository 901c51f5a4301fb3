package io.buildify.operator.external.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of change that is asked of the API server.
 *
 * @param kind verb and resource, {@code api.patch.deployments}, with the subresource where there is one, {@code
 *     api.update.tenantmodules.status}
 */
record ApiWrite(String kind) {
    private static final Map<String, String> VERBS =
            Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete");
    private static final String NAMESPACES = "namespaces";

    /**
     * Reads it from a request.
     *
     * @param path {@code /api/v1/namespaces/<namespace>/secrets/<name>}, {@code /apis/<group>/<version>/<resource>/<name>/status}
     * @return empty for a request that changes nothing
     */
    static Optional<ApiWrite> of(String method, String path) {
        var verb = VERBS.get(method);
        return verb == null ? Optional.empty() : resource(path).map(it -> new ApiWrite("api." + verb + "." + it));
    }

    /** The fault point right before the change is asked for. */
    String before() {
        return kind + ".before";
    }

    /** The fault point right after the change is answered, before anything remembers it. */
    String after() {
        return kind + ".after";
    }

    private static Optional<String> resource(String path) {
        var segments =
                Arrays.stream(path.split("/")).filter(it -> !it.isEmpty()).toList();
        int root = segments.isEmpty() || segments.getFirst().equals("api") ? 2 : 3;
        if (segments.size() <= root) {
            return Optional.empty();
        }
        var rest = segments.subList(root, segments.size());
        boolean isIn = rest.size() > 2 && rest.getFirst().equals(NAMESPACES);
        return Optional.of(named(isIn ? rest.subList(2, rest.size()) : rest));
    }

    /** Resource, name, subresource: without the name. */
    private static String named(List<String> segments) {
        return segments.size() > 2 ? segments.getFirst() + "." + segments.get(2) : segments.getFirst();
    }
}
