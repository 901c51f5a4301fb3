package io.buildify.operator.status;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;
import io.buildify.crd.ObservedStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions of one status while it is written: those that say the same as before keep their time. */
final class Conditions {
    private static final String TRUE = "True";
    private static final String FALSE = "False";
    private static final String UNKNOWN = "Unknown";

    private final @Nullable ObservedStatus before;
    private final long generation;
    private final Instant now;
    private final Map<ConditionType, Condition> conditions = new EnumMap<>(ConditionType.class);

    /**
     * @param before the status so far; null when there is none
     * @param generation of the resource
     */
    Conditions(@Nullable ObservedStatus before, long generation, Instant now) {
        this.before = before;
        this.generation = generation;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    void isTrue(ConditionType type, ConditionReason reason, String message) {
        put(type, TRUE, reason, message, since(type, TRUE));
    }

    void isFalse(ConditionType type, ConditionReason reason, String message) {
        put(type, FALSE, reason, message, since(type, FALSE));
    }

    void is(ConditionType type, Step step) {
        var status = step.isDone() ? TRUE : FALSE;
        put(type, status, step.reason(), step.message(), since(type, status));
    }

    /** Leaves it as it was, if it was. */
    void keep(ConditionType type) {
        before(type).ifPresent(condition -> conditions.put(type, condition));
    }

    /** Leaves it as it was; if it was not, nobody knows. */
    void keepOrUnknown(ConditionType type, ConditionReason reason, String message) {
        keep(type);
        if (!conditions.containsKey(type)) {
            put(type, UNKNOWN, reason, message, now);
        }
    }

    /** Leaves it as it was, if it was about this generation; answers whether. */
    boolean keepCurrent(ConditionType type) {
        var current =
                before(type).filter(condition -> Long.valueOf(generation).equals(condition.getObservedGeneration()));
        current.ifPresent(condition -> conditions.put(type, condition));
        return current.isPresent();
    }

    /** Says that it is not finished: still under way, or, once that has lasted too long, a person's turn. */
    void unfinished(ConditionReason reason, String message) {
        var begin = unfinishedSince(ConditionType.Reconciling, reason);
        var stalled = unfinishedSince(ConditionType.Stalled, reason);
        boolean overdue = stalled.isPresent() || !now.isBefore(begin.orElse(now).plus(Deadlines.of(reason)));
        var type = overdue ? ConditionType.Stalled : ConditionType.Reconciling;
        put(type, TRUE, reason, message, (overdue ? stalled : begin).orElse(now));
    }

    List<Condition> list() {
        return List.copyOf(conditions.values());
    }

    private Optional<Instant> unfinishedSince(ConditionType type, ConditionReason reason) {
        return before(type)
                .filter(condition -> reason.name().equals(condition.getReason()))
                .map(Conditions::time);
    }

    private Instant since(ConditionType type, String status) {
        return before(type)
                .filter(condition -> status.equals(condition.getStatus()))
                .map(Conditions::time)
                .orElse(now);
    }

    private Optional<Condition> before(ConditionType type) {
        return before == null ? Optional.empty() : before.condition(type);
    }

    private void put(ConditionType type, String status, ConditionReason reason, String message, Instant since) {
        conditions.put(
                type,
                new ConditionBuilder()
                        .withType(type.name())
                        .withStatus(status)
                        .withObservedGeneration(generation)
                        .withLastTransitionTime(since.toString())
                        .withReason(reason.name())
                        .withMessage(Message.bounded(message))
                        .build());
    }

    private static Instant time(Condition condition) {
        return Instant.parse(condition.getLastTransitionTime());
    }
}
