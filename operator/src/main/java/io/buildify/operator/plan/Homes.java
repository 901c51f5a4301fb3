package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.NodeDatabase;
import io.buildify.crd.NodeDatabase.Strategy;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.Surroundings;
import io.buildify.operator.resolve.Traces;
import org.jspecify.annotations.Nullable;

/**
 * Which database a tenant or company has: its own or its nearest ancestor's. A node's data does not move: once it
 * has any, another database cannot be asked for.
 *
 * @param subject the resource, for messages
 * @param traces what it has left
 * @param server the server of its own database; null when unknown
 */
record Homes(String subject, Traces traces, @Nullable DatabaseServer server, Surroundings surroundings) {

    /**
     * The database of the node, or null for a module without one. What is wrong with it is found.
     *
     * @param asked what its spec says
     * @param inherited the ancestor's; null for a module without a database
     */
    @Nullable
    Home of(NodeId node, NodeDatabase asked, @Nullable Home inherited, Findings findings) {
        if (inherited == null) {
            return null;
        }
        checkDataStays(asked, findings);
        if (asked.strategy() == Strategy.Shared) {
            return inherited;
        }
        if (server == null) {
            findings.miss(
                    ConditionReason.ServerNotFound,
                    "%s: there is no database server %s; use one of: %s",
                    subject,
                    String.valueOf(asked.server()),
                    String.join(", ", surroundings.servers()));
            return inherited;
        }
        return Home.of(node, server, true, traces.placement());
    }

    private void checkDataStays(NodeDatabase asked, Findings findings) {
        var placement = traces.placement();
        boolean separate = asked.strategy() == Strategy.Separate;
        if (placement != null) {
            boolean same = separate && (asked.server() == null || asked.server().equals(placement.server()));
            if (!same) {
                findings.refuse(
                        ConditionReason.DataMoveRequired,
                        "%s: its data is in database %s on server %s and cannot be moved yet; "
                                + "set spec.database to {strategy: Separate, server: %s}",
                        subject,
                        placement.database(),
                        placement.server(),
                        placement.server());
            }
        } else if (separate && traces.answer().isPresent()) {
            findings.refuse(
                    ConditionReason.DataMoveRequired,
                    "%s: its data is in the database that it shares and cannot be moved yet; "
                            + "set spec.database.strategy to Shared",
                    subject);
        }
    }
}
