package io.buildify.sdk.deployment.openapi;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * PURE: what stands before a method: the annotations of its own, else those of its class.
 *
 * @param feature what the tenant or company must have, or null
 * @param permission what the token must allow, or null
 */
record Guard(@Nullable String feature, @Nullable String permission) {

    private static final DotName FEATURE = DotName.createSimple(Feature.class);
    private static final DotName PERMISSION = DotName.createSimple(RequiresPermission.class);

    static Guard of(MethodInfo method) {
        return new Guard(value(method, FEATURE), value(method, PERMISSION));
    }

    boolean isOpen() {
        return feature == null && permission == null;
    }

    private static @Nullable String value(MethodInfo method, DotName name) {
        AnnotationInstance own = method.declaredAnnotation(name);
        AnnotationInstance effective = own == null ? method.declaringClass().declaredAnnotation(name) : own;
        return effective == null ? null : effective.value().asString();
    }
}
