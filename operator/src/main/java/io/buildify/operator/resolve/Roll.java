package io.buildify.operator.resolve;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a Deployment is with its newest pod template. PURE.
 *
 * @param complete every replica runs the newest template and is available
 * @param available at least one replica, of whichever template, can serve
 * @param overdue the controller has given up waiting for progress
 * @param refusal why the cluster does not admit its pods; empty when it does
 */
public record Roll(boolean complete, boolean available, boolean overdue, String refusal) {

    public static Roll of(Deployment deployment) {
        var status = Objects.requireNonNullElseGet(deployment.getStatus(), DeploymentStatus::new);
        int wanted = number(deployment.getSpec().getReplicas(), 1);
        boolean seen = Objects.requireNonNullElse(status.getObservedGeneration(), 0L)
                >= deployment.getMetadata().getGeneration();
        int available = number(status.getAvailableReplicas(), 0);
        return new Roll(
                seen
                        && number(status.getUpdatedReplicas(), 0) >= wanted
                        && available >= wanted
                        && number(status.getReplicas(), 0) <= wanted,
                available > 0,
                condition(status, "Progressing", "False").isPresent(),
                condition(status, "ReplicaFailure", "True")
                        .map(DeploymentCondition::getMessage)
                        .orElse(""));
    }

    private static Optional<DeploymentCondition> condition(DeploymentStatus status, String type, String value) {
        List<DeploymentCondition> conditions = Objects.requireNonNullElse(status.getConditions(), List.of());
        return conditions.stream()
                .filter(it -> type.equals(it.getType()) && value.equals(it.getStatus()))
                .findFirst();
    }

    private static int number(@org.jspecify.annotations.Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
