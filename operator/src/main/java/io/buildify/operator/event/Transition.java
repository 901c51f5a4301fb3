package io.buildify.operator.event;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a condition that is worth an Event: something got worse, or is well again after it was
 * not. What goes well from the start is told by the status alone.
 */
record Transition(boolean warning, String reason, String message) {
    private static final String TRUE = "True";
    private static final String FALSE = "False";
    /** Their opposites and consequences are told by other conditions. */
    private static final Set<String> SILENT =
            Set.of(ConditionType.Reconciling.name(), ConditionType.Stalled.name(), ConditionType.Ready.name());

    /** What is under way is nothing that anybody has to look at. */
    private static final Set<String> UNDER_WAY = Stream.of(
                    ConditionReason.Provisioning,
                    ConditionReason.Migrating,
                    ConditionReason.RolloutQueued,
                    ConditionReason.RollingOut,
                    ConditionReason.Publishing,
                    ConditionReason.Deleting)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    static List<Transition> between(List<Condition> before, List<Condition> after) {
        boolean waits = isTrue(find(after, ConditionType.Reconciling)) && !isTrue(find(after, ConditionType.Stalled));
        return after.stream()
                .filter(it -> !SILENT.contains(it.getType()))
                .filter(it -> isWorse(find(before, it.getType()), it, waits) || isWell(find(before, it.getType()), it))
                .map(it -> new Transition(isTrouble(it), it.getReason(), it.getMessage()))
                .toList();
    }

    private static boolean isWorse(@Nullable Condition before, Condition after, boolean waits) {
        return FALSE.equals(after.getStatus())
                && !(waits && before == null)
                && (before == null
                        || !FALSE.equals(before.getStatus())
                        || !Objects.equals(before.getReason(), after.getReason()));
    }

    private static boolean isTrouble(Condition condition) {
        return FALSE.equals(condition.getStatus()) && !UNDER_WAY.contains(condition.getReason());
    }

    private static boolean isWell(@Nullable Condition before, Condition after) {
        return before != null && FALSE.equals(before.getStatus()) && TRUE.equals(after.getStatus());
    }

    private static boolean isTrue(@Nullable Condition condition) {
        return condition != null && TRUE.equals(condition.getStatus());
    }

    private static @Nullable Condition find(List<Condition> conditions, ConditionType type) {
        return find(conditions, type.name());
    }

    private static @Nullable Condition find(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(it -> type.equals(it.getType()))
                .findFirst()
                .orElse(null);
    }
}
