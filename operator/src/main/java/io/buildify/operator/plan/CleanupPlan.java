package io.buildify.operator.plan;

import io.buildify.crd.DeletionPolicy;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.Placement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a deleted node leaves, complete enough to be removed when its resource, its parents and its namespace are
 * gone.
 *
 * @param kind of the resource: {@code Module}, {@code TenantModule} or {@code CompanyModule}
 * @param node who it was
 * @param namespace of the resource; null for a Module
 * @param uid of the resource
 * @param policy what happens to the data
 * @param publications what topics say about the node from now on
 * @param instance the instance that it owned; null when it owned none
 * @param eventTopics the topics of events and of dead letters that go with it
 * @param erase the rows to delete from an ancestor's database; null when there are none
 * @param retained the placement of data that is kept, marked so; null when none is
 */
public record CleanupPlan(
        String kind,
        NodeId node,
        @Nullable String namespace,
        String uid,
        DeletionPolicy policy,
        List<Publication> publications,
        @Nullable Removal instance,
        List<String> eventTopics,
        @Nullable ErasePlan erase,
        @Nullable Placement retained) {

    public CleanupPlan {
        publications = List.copyOf(publications);
        // a record of an operator that knew no events has none
        eventTopics = List.copyOf(Objects.requireNonNullElse(eventTopics, List.of()));
    }

    /** Name of the record's ConfigMap. */
    public String name() {
        return "cleanup." + kind.toLowerCase(Locale.ROOT) + "." + node.instance();
    }

    /**
     * @param id of the instance: the name of its Deployment and of everything else
     * @param kafka its topic and user
     * @param login its role; null without a database
     * @param database the database that is dropped with it; null when it is kept, an ancestor's, or there is none
     */
    public record Removal(
            InstanceId id,
            KafkaPlan kafka,
            @Nullable LoginPlan login,
            @Nullable DatabasePlan database) {}
}
