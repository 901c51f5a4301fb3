package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import java.util.List;

/** What a node says whose parent is not accepted. */
final class Parents {
    private Parents() {}

    /** @param because the judgement on the parent, or on one above it */
    static Judgement notAccepted(String subject, Judgement.Unsound because) {
        var message = "%s keeps what it had, because %s is not accepted; correct it there"
                .formatted(subject, because.culprit());
        var problem = Problem.notAccepted(ConditionReason.ParentNotAccepted, message);
        return new Judgement.Unsound(because.culprit(), List.of(problem));
    }
}
