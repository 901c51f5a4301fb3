package io.buildify.sdk.configuration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The record with everything that a tenant or a company can set. When the module is built, the schema in
 * {@code module.yaml} is made from its components, their Jakarta Validation annotations and {@link Setting}s, so
 * that what the operator accepts is what {@link Configuration#as} binds. A module has one such record.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModuleConfiguration {}
