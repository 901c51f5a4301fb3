package io.buildify.sdk.deployment;

import io.buildify.sdk.job.Schedule;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Modifier;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** PURE: what a method annotated with {@code @TenantJob} says. */
record JobMethod(String name, String cron, String every, boolean perCompany) {

    private static final DotName UNI = DotName.createSimple(Uni.class);

    /**
     * @throws IllegalArgumentException naming the method and what about it is not possible
     */
    static JobMethod of(AnnotationInstance annotation, MethodInfo method) {
        String place = method.declaringClass().simpleName() + "." + method.name();
        require(
                !Modifier.isPrivate(method.flags()) && !Modifier.isStatic(method.flags()),
                place,
                "is private or static");
        require(
                method.returnType().kind() == Type.Kind.VOID
                        || method.returnType().name().equals(UNI),
                place,
                "answers neither Uni nor void");
        require(method.parametersCount() == 0, place, "must take nothing");
        JobMethod job = new JobMethod(
                annotation.value("name").asString(),
                text(annotation.value("cron")),
                text(annotation.value("every")),
                annotation.value("perCompany") != null
                        && annotation.value("perCompany").asBoolean());
        require(!job.name().isBlank(), place, "has no name");
        try {
            Schedule.of(job.cron(), job.every());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("@TenantJob method " + place + ": " + e.getMessage(), e);
        }
        return job;
    }

    private static String text(@Nullable AnnotationValue value) {
        return value == null ? "" : value.asString();
    }

    private static void require(boolean holds, String place, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("@TenantJob method " + place + " " + problem);
        }
    }
}
