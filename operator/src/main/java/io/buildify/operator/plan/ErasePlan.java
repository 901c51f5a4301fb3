package io.buildify.operator.plan;

import io.buildify.crd.Release;
import io.buildify.operator.name.InstanceId;
import org.jspecify.annotations.Nullable;

/**
 * The removal of a tenant's or company's rows from a database that others use too.
 *
 * @param module name of the module
 * @param owner the instance that owns the database; its Secret has the credentials
 * @param database the database
 * @param release whose image erases
 * @param tenant whose rows
 * @param company whose rows, or null for all of the tenant's
 */
public record ErasePlan(
        String module,
        InstanceId owner,
        DatabasePlan database,
        Release release,
        String tenant,
        @Nullable String company) {

    /** Name of the Job. */
    public String job() {
        return owner.eraseJob(company == null ? tenant : tenant + "/" + company);
    }
}
