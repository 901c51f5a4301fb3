package io.buildify.operator.plan;

import io.buildify.crd.NodeDatabase.Strategy;
import io.buildify.crd.NodeSpec;

/** Which nodes own an instance. */
final class Ownership {
    private Ownership() {}

    /** Whether a node with this spec asks for an instance of its own; else its nearest ancestor's serves it. */
    static boolean isAsked(NodeSpec spec) {
        return spec.dedicated() || spec.database().strategy() == Strategy.Separate;
    }
}
