package io.buildify.sdk.deployment;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventPattern;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * PURE: what a method annotated with {@code @OnEvent} says.
 *
 * @param name what the inbox calls it
 * @param data the class that it takes the event's data as
 * @param withEvent whether it takes the event too
 * @param eventFirst whether it takes that before the data
 */
record HandlerMethod(String name, String pattern, int priority, DotName data, boolean withEvent, boolean eventFirst) {

    private static final DotName UNI = DotName.createSimple(Uni.class);
    private static final DotName EVENT = DotName.createSimple(CloudEvent.class);
    private static final int USUAL_PRIORITY = 5;

    /**
     * @throws IllegalArgumentException naming the method and what about it is not possible
     */
    static HandlerMethod of(AnnotationInstance annotation, MethodInfo method) {
        String place = method.declaringClass().simpleName() + "." + method.name();
        String pattern = annotation.value().asString();
        try {
            new EventPattern(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("@OnEvent of " + place + ": " + e.getMessage(), e);
        }
        require(
                !Modifier.isPrivate(method.flags()) && !Modifier.isStatic(method.flags()),
                place,
                "is private or static");
        require(
                method.returnType().kind() == Type.Kind.VOID
                        || method.returnType().name().equals(UNI),
                place,
                "answers neither Uni nor void");
        List<DotName> parameters =
                method.parameterTypes().stream().map(Type::name).toList();
        List<DotName> data =
                parameters.stream().filter(type -> !type.equals(EVENT)).toList();
        require(
                data.size() == 1 && parameters.size() <= 2,
                place,
                "must take the event's data, and may take a CloudEvent beside it");
        String name = text(annotation.value("name"));
        AnnotationValue priority = annotation.value("priority");
        return new HandlerMethod(
                name.isEmpty() ? place : name,
                pattern,
                priority == null ? USUAL_PRIORITY : priority.asInt(),
                data.getFirst(),
                parameters.size() == 2,
                parameters.getFirst().equals(EVENT));
    }

    private static String text(@Nullable AnnotationValue value) {
        return value == null ? "" : value.asString();
    }

    private static void require(boolean holds, String place, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("@OnEvent method " + place + " " + problem);
        }
    }
}
