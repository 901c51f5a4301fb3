package io.buildify.operator.plan;

import io.buildify.crd.Release;
import io.buildify.operator.name.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The removal of a tenant's or company's rows from a database that others use too.
 *
 * @param owner the node that owns the database; its instance's Secret has the credentials
 * @param database the database
 * @param prefix path under which the gateway serves the module
 * @param release whose image erases
 * @param tenant whose rows
 * @param company whose rows, or null for all of the tenant's
 */
public record ErasePlan(
        NodeId owner,
        DatabasePlan database,
        String prefix,
        Release release,
        String tenant,
        @Nullable String company) {

    /** Name of the Job. */
    public String job() {
        return owner.instance().eraseJob(company == null ? tenant : tenant + "/" + company);
    }
}
