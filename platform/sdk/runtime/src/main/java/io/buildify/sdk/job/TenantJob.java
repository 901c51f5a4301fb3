package io.buildify.sdk.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a bean that runs for each tenant which this instance serves, or for each of their companies, at its times,
 * in one replica only. It takes nothing, answers {@code Uni} or {@code void}, must not block, and works as the tenant or
 * company, in a transaction that also notes that it has run. A run that fails changes nothing, and is tried again with back-off; runs that were missed
 * while nobody served the tenant are made up for by one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TenantJob {

    /** What its runs are known by; unique in the module. */
    String name();

    /** When, in UTC: a Quartz expression such as {@code 0 0 6 * * ?}, six in the morning. */
    String cron() default "";

    /** How long after one run the next begins, such as {@code 15m}. */
    String every() default "";

    /**
     * Whether it runs for each company, in place of the tenant as a whole. A company is known from its configuration
     * record, its {@code core.company.created} or its first request on.
     */
    boolean perCompany() default false;
}
