package io.buildify.operator.golden;

import io.buildify.crd.ConditionType;
import io.buildify.crd.ObservedStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** What kstatus (sigs.k8s.io/cli-utils) makes of a custom resource, by its rules in their order. */
enum KStatus {
    Terminating,
    InProgress,
    Failed,
    Current;

    static KStatus of(HasMetadata resource, ObservedStatus status) {
        if (resource.getMetadata().getDeletionTimestamp() != null) {
            return Terminating;
        }
        if (!status.observedGeneration().equals(resource.getMetadata().getGeneration())) {
            return InProgress;
        }
        for (var condition : status.conditions()) {
            if (isTrue(condition, ConditionType.Reconciling)) {
                return InProgress;
            }
            if (isTrue(condition, ConditionType.Stalled)) {
                return Failed;
            }
        }
        return status.condition(ConditionType.Ready)
                .map(ready -> "True".equals(ready.getStatus()) ? Current : InProgress)
                .orElse(Current);
    }

    private static boolean isTrue(Condition condition, ConditionType type) {
        return type.name().equals(condition.getType()) && "True".equals(condition.getStatus());
    }
}
