package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import java.util.List;

/** What a node says whose parent is not accepted. */
final class Parents {
    private Parents() {}

    static Judgement notAccepted(String subject, String parent, Judgement.Unsound because) {
        var first = because.problems().getFirst();
        return new Judgement.Unsound(List.of(Problem.notAccepted(
                ConditionReason.ParentNotAccepted,
                "%s keeps what it had, because %s is not accepted (%s); correct %s"
                        .formatted(subject, parent, first.reason(), parent))));
    }
}
