package io.buildify.sdk.deployment.openapi;

import java.util.List;
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
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Tells in the OpenAPI document which feature and which permission an operation needs, and that it may be refused. */
final class GuardedOperations implements OASFilter {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName VERB = DotName.createSimple("jakarta.ws.rs.HttpMethod");
    private static final List<DotName> VERBS = Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
            .map(name -> DotName.createSimple("jakarta.ws.rs." + name))
            .toList();
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

    private final Map<String, Guard> guards;

    private GuardedOperations(Map<String, Guard> guards) {
        this.guards = guards;
    }

    /**
     * @throws IllegalArgumentException if two operations with one id have different guards
     */
    static GuardedOperations of(IndexView index) {
        Map<String, Guard> guards = new TreeMap<>();
        index.getAnnotations(PATH).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == org.jboss.jandex.AnnotationTarget.Kind.CLASS)
                .flatMap(target -> target.asClass().methods().stream())
                .filter(method -> isOperation(method, index))
                .forEach(method -> add(guards, method));
        return new GuardedOperations(guards);
    }

    private static boolean isOperation(MethodInfo method, IndexView index) {
        return VERBS.stream().anyMatch(method::hasDeclaredAnnotation)
                || method.declaredAnnotations().stream()
                        .map(annotation -> index.getClassByName(annotation.name()))
                        .anyMatch(type -> type != null && type.hasDeclaredAnnotation(VERB));
    }

    private static void add(Map<String, Guard> guards, MethodInfo method) {
        String id = id(method);
        Guard guard = Guard.of(method);
        Guard other = guards.putIfAbsent(id, guard);
        if (other != null && !other.equals(guard)) {
            throw new IllegalArgumentException(
                    "Two operations have the id %s, and different features or permissions. Rename a method, or set @Operation(operationId = …)."
                            .formatted(id));
        }
    }

    /** As SmallRye OpenAPI names an operation with the strategy {@code CLASS_METHOD}. */
    private static String id(MethodInfo method) {
        AnnotationInstance operation = method.declaredAnnotation(OPERATION);
        AnnotationValue id = operation == null ? null : operation.value("operationId");
        return id == null || id.asString().isEmpty()
                ? method.declaringClass().name().withoutPackagePrefix() + "_" + method.name()
                : id.asString();
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
