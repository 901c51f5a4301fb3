package io.buildify.sdk.configuration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Features that a class asks for by {@link Configuration#offers} or {@link Configuration#require}, or that only
 * the frontend asks for: {@code features.available} in {@code module.yaml} is made of these and of every
 * {@link Feature}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UsesFeatures {
    String[] value();
}
