package io.buildify.sdk.permission;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a resource, or every method of the class that has none of its own, needs a permission in the
 * claim {@code permissions} of the caller's verified token: without it the caller gets 403
 * {@code permission-required}, before a transaction begins.
 */
@Documented
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresPermission {

    /** {@code <thing>.<what may be done>}, such as {@code invoice.write}; the release's {@code permissions} list it. */
    @Nonbinding
    String value();
}
