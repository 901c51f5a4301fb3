package io.buildify.sdk.deployment;

import io.buildify.sdk.idempotency.Idempotent;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.smallrye.mutiny.Uni;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** Lets every POST take an {@code Idempotency-Key}. */
final class IdempotencyProcessor {

    private static final DotName POST = DotName.createSimple("jakarta.ws.rs.POST");
    private static final DotName UNI = DotName.createSimple(Uni.class);

    @BuildStep
    AnnotationsTransformerBuildItem everyPost() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods()
                .whenMethod(IdempotencyProcessor::answersLater)
                .transform(context -> context.add(Idempotent.class)));
    }

    /** Whatever answers at once has used no database. */
    private static boolean answersLater(MethodInfo method) {
        return method.hasDeclaredAnnotation(POST) && method.returnType().name().equals(UNI);
    }
}
