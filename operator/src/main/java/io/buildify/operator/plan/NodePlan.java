package io.buildify.operator.plan;

import io.buildify.crd.ConditionType;
import io.buildify.crd.ServedBy;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.TenantClaim;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What should be for one node of the tree module, tenant, company. Each node decides about its own things only. */
public sealed interface NodePlan {

    /** What a person should know: problems of a node that is kept, warnings of one that is in effect. */
    List<Problem> problems();

    /** The node's records, in every topic where one is or should be. */
    default List<Publication> publications() {
        return List.of();
    }

    /** The instance that the node owns and that should run. */
    default Optional<InstancePlan> ownInstance() {
        return Optional.empty();
    }

    /**
     * The node is not accepted or not resolved. Nothing changes: what runs and what is published stays.
     *
     * @param problems at least one
     */
    record Keep(List<Problem> problems) implements NodePlan {
        public Keep {
            problems = List.copyOf(problems);
        }

        /** Whether nothing was decided at all, because what was decided last is not known yet. */
        public boolean undecided() {
            return problems.getFirst().condition() == ConditionType.EventsReady;
        }
    }

    /**
     * The node is in effect and somebody is served by it.
     *
     * @param node who it is
     * @param problems warnings
     * @param claim the tenant's claim, to be made before anything else; null when it is held already
     * @param servedBy the instance that serves the node, and the version it serves it in
     * @param coming the version it should serve it in, and will once that has rolled out; null when it does
     * @param url path of the module below the gateway
     * @param settings what it is served with; null for a module
     * @param publications its records
     * @param own the instance that it owns; null when an ancestor's serves it
     * @param predecessor the instance that serves it, on the same data, until its own can; null when none does
     * @param former the instance that it owned before; null when there was none
     * @param incumbent the instance that its requests still go to, and that serves them, in which version; null when that is
     *     the one that should, or none
     */
    record Serve(
            NodeId node,
            List<Problem> problems,
            @Nullable TenantClaim claim,
            ServedBy servedBy,
            @Nullable String coming,
            String url,
            @Nullable Settings settings,
            List<Publication> publications,
            @Nullable InstancePlan own,
            @Nullable InstanceId predecessor,
            @Nullable FormerInstance former,
            @Nullable ServedBy incumbent)
            implements NodePlan {
        public Serve {
            problems = List.copyOf(problems);
            publications = List.copyOf(publications);
        }

        @Override
        public Optional<InstancePlan> ownInstance() {
            return Optional.ofNullable(own);
        }
    }

    /**
     * The node is in effect and nobody is served by it: Deployment, Service and route of its own instance go;
     * database, Secrets, topic and offsets stay.
     *
     * @param node who it is
     * @param cause why
     * @param problems warnings; with {@link Cause#PARENT_MISSING} what is missing
     * @param claim the tenant's claim, to be made before anything else; null when it is held already
     * @param servedBy the instance that answers in its place that it is switched off; null when none does
     * @param url path of the module below the gateway; null when the Module is missing
     * @param settings what it would be served with; null for a module and without parent
     * @param publications its records
     * @param former the instance on an ancestor's database that it owned before; null when there was none
     */
    record Rest(
            NodeId node,
            Cause cause,
            List<Problem> problems,
            @Nullable TenantClaim claim,
            @Nullable ServedBy servedBy,
            @Nullable String url,
            @Nullable Settings settings,
            List<Publication> publications,
            @Nullable FormerInstance former)
            implements NodePlan {
        public Rest {
            problems = List.copyOf(problems);
            publications = List.copyOf(publications);
        }

        /** Why nobody is served. */
        public enum Cause {
            /** A Module whose instance serves nobody. */
            REGISTERED,
            /** The node or its tenant is switched off. */
            DISABLED,
            /** The TenantModule of a company is gone. */
            PARENT_MISSING
        }
    }
}
