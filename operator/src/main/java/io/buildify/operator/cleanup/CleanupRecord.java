package io.buildify.operator.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.crd.DeletionPolicy;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.KafkaPlan;
import io.buildify.operator.plan.LoginPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deleted node leaves behind, complete enough to be removed when its resource, its parents and
 * its namespace are gone.
 *
 * @param kind {@code Module}, {@code TenantModule} or {@code CompanyModule}
 * @param module name of the module
 * @param tenant id, or null for a Module
 * @param company id, or null for a tenant's
 * @param namespace of the resource, or null for a Module
 * @param uid of the resource
 * @param policy what happens to the data
 * @param since when the deletion was first seen
 * @param answers what modules are told instead of the node's configuration
 * @param instance the instance that the node owned, or null
 * @param erase the rows to delete from an ancestor's database, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CleanupRecord(
        String kind,
        String module,
        @Nullable String tenant,
        @Nullable String company,
        @Nullable String namespace,
        String uid,
        DeletionPolicy policy,
        Instant since,
        List<Answer> answers,
        @Nullable Instance instance,
        @Nullable Erasure erase) {

    /**
     * @param topic a configuration topic
     * @param key of the record in it
     * @param retained whether to publish {@code data-retained}; otherwise a tombstone
     */
    public record Answer(String topic, String key, boolean retained) {}

    /**
     * @param id of the instance: the name of its Deployment and of everything else
     * @param kafka its topic and user
     * @param login its role, or null without a database
     * @param database the database that it owned, or null when it used an ancestor's or none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Instance(
            String id,
            KafkaPlan kafka,
            @Nullable LoginPlan login,
            @Nullable DatabasePlan database) {}

    /**
     * @param instance id of the instance that owns the database, whose Job erases
     * @param tenant whose rows
     * @param company whose rows, or null for all of the tenant's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Erasure(
            String instance, String tenant, @Nullable String company) {}
}
