package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is found while a node is judged. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** The node cannot be accepted. */
    void refuse(ConditionReason reason, String message, @Nullable Object... arguments) {
        problems.add(new Problem(ConditionType.Accepted, reason, message.formatted(arguments)));
    }

    /** Something that the node names is not there. */
    void miss(ConditionReason reason, String message, @Nullable Object... arguments) {
        problems.add(new Problem(ConditionType.ResolvedRefs, reason, message.formatted(arguments)));
    }

    /** Something to know about a node that is accepted all the same. */
    void warn(ConditionReason reason, String message, @Nullable Object... arguments) {
        warnings.add(new Problem(ConditionType.Accepted, reason, message.formatted(arguments)));
    }

    boolean isClean() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
