package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.Traces;

/** Whether a node can have its instance id for itself. */
final class Occupancy {
    private Occupancy() {}

    static void check(String subject, NodeId node, Traces traces, Findings findings) {
        if (traces.cleaningUp()) {
            findings.miss(
                    ConditionReason.Deleting, "%s: what an earlier one left is still being removed; wait", subject);
        }
        var placement = traces.placement();
        if (placement != null && !Home.owner(placement).equals(node)) {
            findings.refuse(
                    ConditionReason.IdentifierConflict,
                    "%s: its instance id %s is taken by %s; rename one of the two",
                    subject,
                    node.instance(),
                    describe(Home.owner(placement)));
        }
    }

    private static String describe(NodeId node) {
        return node.company() == null
                ? "tenant %s of module %s".formatted(node.tenant(), node.module())
                : "company %s of tenant %s of module %s".formatted(node.company(), node.tenant(), node.module());
    }
}
