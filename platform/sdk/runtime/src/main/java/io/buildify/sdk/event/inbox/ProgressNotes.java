package io.buildify.sdk.event.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What this process notes for those who take over from its instance: each second how far it has come, if it has. Now and
 * then it forgets what it does not need any more of those from whom its instance took over.
 */
final class ProgressNotes {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int INTERVALS_BEFORE_TIDYING = 10;

    private final Handovers handovers;
    private long looked = System.nanoTime();
    private int looks;
    private Map<TopicPartition, Long> last = Map.of();
    private @Nullable Note underWay;

    /** What is being noted: the consumer does not wait for it. */
    private record Note(Map<TopicPartition, Long> next, CompletableFuture<Boolean> isNoted) {}

    ProgressNotes(Handovers handovers) {
        this.handovers = handovers;
    }

    /** Notes where it begins, whatever was noted before. */
    void begun(Map<TopicPartition, Long> next) {
        settle();
        handovers.begun(next);
        last = Map.of();
    }

    /** Waits for what is being noted: it must not come after what this process, or another, notes of a new beginning. */
    void settle() {
        if (underWay != null) {
            last = underWay.isNoted().join() ? underWay.next() : last;
            underWay = null;
        }
    }

    /** Notes where it is, if it is time for that. */
    void keep(Map<TopicPartition, Partition> assigned) {
        if (System.nanoTime() - looked < INTERVAL_NANOS) {
            return;
        }
        looked = System.nanoTime();
        if (underWay != null && !underWay.isNoted().isDone()) {
            return;
        }
        settle();
        Map<TopicPartition, Long> next = doneBefore(assigned);
        if (!next.isEmpty() && !next.equals(last)) {
            underWay = new Note(next, handovers.done(next));
        }
        if (++looks % INTERVALS_BEFORE_TIDYING == 0) {
            handovers.tidy(assigned.keySet());
        }
    }

    /** Of those of which it has taken anything. */
    private static Map<TopicPartition, Long> doneBefore(Map<TopicPartition, Partition> assigned) {
        Map<TopicPartition, Long> next = new HashMap<>();
        assigned.forEach((partition, state) -> {
            if (state.progress().doneBefore() >= 0) {
                next.put(partition, state.progress().doneBefore());
            }
        });
        return next;
    }
}
