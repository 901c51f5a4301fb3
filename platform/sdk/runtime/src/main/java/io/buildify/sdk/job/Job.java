package io.buildify.sdk.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.invoke.Invoker;

/**
 * A method annotated with {@link TenantJob}.
 *
 * @param perCompany whether it runs for companies, else for tenants
 */
record Job(String name, Schedule schedule, boolean perCompany, Invoker<Object, Object> method) {

    Uni<?> run() {
        try {
            Object answer = method.invoke(null, new Object[0]);
            return answer instanceof Uni<?> uni ? uni : Uni.createFrom().voidItem();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** On whose behalf it works. */
    String actor() {
        return "job:" + name;
    }
}
