package io.buildify.operator.runtime;

import io.fabric8.kubernetes.api.model.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The gauge {@code buildify.resources}: how many resources have which condition, by kind, condition, status, reason. */
public final class ConditionCounts {
    private final Map<Key, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    public ConditionCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts the conditions that a resource of this kind has now instead of those it had. */
    public void changed(String kind, List<Condition> before, List<Condition> after) {
        before.forEach(it -> count(kind, it).decrementAndGet());
        after.forEach(it -> count(kind, it).incrementAndGet());
    }

    private AtomicInteger count(String kind, Condition condition) {
        return counts.computeIfAbsent(
                new Key(kind, condition.getType(), condition.getStatus(), condition.getReason()), this::register);
    }

    private AtomicInteger register(Key key) {
        var count = new AtomicInteger();
        Gauge.builder("buildify.resources", count, AtomicInteger::get)
                .tag("kind", key.kind())
                .tag("condition", key.condition())
                .tag("status", key.status())
                .tag("reason", key.reason())
                .register(meters);
        return count;
    }

    private record Key(String kind, String condition, String status, String reason) {}
}
