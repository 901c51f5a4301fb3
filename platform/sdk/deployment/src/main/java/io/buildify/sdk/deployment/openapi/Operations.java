package io.buildify.sdk.deployment.openapi;

import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** PURE: the operations of a module's resources, as the OpenAPI document knows them. */
final class Operations {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName VERB = DotName.createSimple("jakarta.ws.rs.HttpMethod");
    private static final List<DotName> VERBS = Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
            .map(name -> DotName.createSimple("jakarta.ws.rs." + name))
            .toList();
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

    private Operations() {}

    /** The methods that answer requests. */
    static Stream<MethodInfo> of(IndexView index) {
        return index.getAnnotations(PATH).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                .flatMap(target -> target.asClass().methods().stream())
                .filter(method -> isOperation(method, index));
    }

    private static boolean isOperation(MethodInfo method, IndexView index) {
        return VERBS.stream().anyMatch(method::hasDeclaredAnnotation)
                || method.declaredAnnotations().stream()
                        .map(annotation -> index.getClassByName(annotation.name()))
                        .anyMatch(type -> type != null && type.hasDeclaredAnnotation(VERB));
    }

    /** As SmallRye OpenAPI names an operation with the strategy {@code CLASS_METHOD}. */
    static String id(MethodInfo method) {
        AnnotationInstance operation = method.declaredAnnotation(OPERATION);
        AnnotationValue id = operation == null ? null : operation.value("operationId");
        return id == null || id.asString().isEmpty()
                ? method.declaringClass().name().withoutPackagePrefix() + "_" + method.name()
                : id.asString();
    }
}
