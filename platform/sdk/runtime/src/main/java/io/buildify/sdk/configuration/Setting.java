package io.buildify.sdk.configuration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the schema says about a component of the {@link ModuleConfiguration} beyond its type and its constraints. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {

    /** What it is for, with its unit: for whoever writes a TenantModule. */
    String value();

    /** Who may set it. */
    Tier[] tiers() default {Tier.MODULE, Tier.TENANT, Tier.COMPANY};

    /** A tier of the configuration. */
    enum Tier {
        MODULE,
        TENANT,
        COMPANY
    }
}
