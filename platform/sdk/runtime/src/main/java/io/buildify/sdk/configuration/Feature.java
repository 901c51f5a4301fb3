package io.buildify.sdk.configuration;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method, or every method of the class, needs a feature of the module: without it the caller gets 403
 * {@code feature-disabled}.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Feature {

    /** The feature's name, one of {@code features.available} in the Module. */
    @Nonbinding
    String value();
}
