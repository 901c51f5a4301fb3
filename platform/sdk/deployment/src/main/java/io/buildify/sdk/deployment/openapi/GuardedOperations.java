package io.buildify.sdk.deployment.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Tells in the OpenAPI document which feature and which permission an operation needs, and that it may be refused. */
final class GuardedOperations implements OASFilter {

    private final Map<String, Guard> guards;

    private GuardedOperations(Map<String, Guard> guards) {
        this.guards = guards;
    }

    /**
     * @throws IllegalArgumentException if two operations with one id have different guards
     */
    static GuardedOperations of(IndexView index) {
        Map<String, Guard> guards = new TreeMap<>();
        Operations.of(index).forEach(method -> add(guards, method));
        return new GuardedOperations(guards);
    }

    private static void add(Map<String, Guard> guards, MethodInfo method) {
        String id = Operations.id(method);
        Guard guard = Guard.of(method);
        Guard other = guards.putIfAbsent(id, guard);
        if (other != null && !other.equals(guard)) {
            throw new IllegalArgumentException(
                    "Two operations have the id %s, and different features or permissions. Rename a method, or set @Operation(operationId = …)."
                            .formatted(id));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        if (openApi.getPaths() == null) {
            return;
        }
        openApi.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::tell);
    }

    private void tell(Operation operation) {
        Guard guard = guards.get(String.valueOf(operation.getOperationId()));
        if (guard == null || guard.isOpen()) {
            return;
        }
        if (guard.feature() != null) {
            operation.addExtension("x-buildify-feature", guard.feature());
        }
        if (guard.permission() != null) {
            operation.addExtension("x-buildify-permission", guard.permission());
        }
        String needs = Stream.of(
                        guard.permission() == null ? null : "the permission " + guard.permission(),
                        guard.feature() == null ? null : "the feature " + guard.feature())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" and "));
        APIResponse refusal = OASFactory.createAPIResponse().description("Needs " + needs);
        operation.getResponses().addAPIResponse("403", refusal);
    }
}
