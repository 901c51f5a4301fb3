package io.buildify.sdk.event.inbox;

import io.buildify.sdk.environment.EventAddress.Subscription;
import io.buildify.sdk.environment.KafkaAddress;
import io.buildify.sdk.fault.FaultPoint;
import io.buildify.sdk.fault.FaultPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** This process's member of the instance's consumer group. One thread uses it. */
final class EventConsumer implements AutoCloseable, ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration COMMIT = Duration.ofMillis(200);
    private static final int MOST_IN_FLIGHT = 500;

    private final Subscription subscription;
    private final Instant since;
    private final Handovers handovers;
    private final ProgressNotes notes;
    private final Function<String, Partition> partitions;
    private final FaultPoints faults;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Partition> assigned = new HashMap<>();
    private final Set<TopicPartition> heldBack = new HashSet<>();
    private long committedAt = System.nanoTime();
    private long lag;

    /**
     * @param since where to begin in partitions of which nobody knows where to
     * @param handovers where others are on the same database
     * @param partitions makes one of a module's topic
     */
    EventConsumer(
            KafkaAddress kafka,
            Subscription subscription,
            Duration sessionTimeout,
            Instant since,
            Handovers handovers,
            Function<String, Partition> partitions,
            FaultPoints faults) {
        this.subscription = subscription;
        this.since = since;
        this.handovers = handovers;
        this.notes = new ProgressNotes(handovers);
        this.partitions = partitions;
        this.faults = faults;
        this.consumer = new KafkaConsumer<>(ConsumerSettings.of(kafka, subscription.group(), sessionTimeout, TIMEOUT));
        consumer.subscribe(pattern(subscription), this);
    }

    /** Exactly these topics; one that is missing or forbidden does not stop the others, as it would in a list. */
    private static Pattern pattern(Subscription subscription) {
        return Pattern.compile(
                subscription.modules().keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /**
     * Takes what there is, and commits now and then what is done: each commit is a record that the broker keeps, and
     * what is read again for want of one is known to the inbox.
     *
     * @return how many events of this consumer's partitions were not done when that was last looked at, some
     *     {@link #COMMIT} ago
     */
    long round() {
        try {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                Partition partition = assigned.get(new TopicPartition(record.topic(), record.partition()));
                Objects.requireNonNull(partition, "records come of assigned partitions only")
                        .take(record);
            }
        } catch (OffsetOutOfRangeException e) {
            LOG.errorf(
                    "Events were deleted before they were read: %s. Going on with the oldest there is.",
                    e.getMessage());
            consumer.seekToBeginning(e.partitions());
        }
        if (System.nanoTime() - committedAt >= COMMIT.toNanos()) {
            commit();
            lag = lag();
        }
        notes.keep(assigned);
        holdBack();
        return lag;
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> done = done(assigned.keySet());
        if (!done.isEmpty()) {
            consumer.commitAsync(done, null);
        }
        committedAt = System.nanoTime();
    }

    /** Reads again what is not done, and what others have left of those whom this instance serves now. */
    void lookBack() {
        lookBack(List.copyOf(assigned.keySet()));
    }

    private void lookBack(Collection<TopicPartition> of) {
        Map<TopicPartition, Handovers.Rest> rests = handovers.rests(of);
        Map<TopicPartition, OffsetAndMetadata> begins = new HashMap<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : of) {
            Partition state = Objects.requireNonNull(assigned.get(partition));
            Handovers.Rest rest = rests.getOrDefault(partition, Handovers.Rest.NONE);
            long position = consumer.position(partition, TIMEOUT);
            long done = state.progress().doneBefore() < 0
                    ? position
                    : state.progress().doneBefore();
            long begin = Math.min(rest.from(), done);
            next.put(partition, begin);
            if (begin != position) {
                consumer.seek(partition, begin);
                begins.put(partition, new OffsetAndMetadata(begin));
                assigned.put(partition, state.again(new LookBack(done, rest.tenants())));
            }
        }
        if (!begins.isEmpty()) {
            // whoever takes the partition over goes on from there
            consumer.commitSync(begins, TIMEOUT);
            faults.reach(FaultPoint.BEFORE_LOOK_BACK_NOTED);
        }
        notes.begun(next);
    }

    /** Commits what is done; what is under way ends by itself, or comes again. */
    void finish() {
        notes.settle();
        assigned.values().forEach(partition -> partition.progress().abandon());
        Map<TopicPartition, OffsetAndMetadata> done = done(assigned.keySet());
        if (!done.isEmpty()) {
            consumer.commitSync(done, TIMEOUT);
        }
    }

    /** Ends a poll that another thread is waiting in. */
    void wakeUp() {
        consumer.wakeup();
    }

    /** Reads no more of a partition that has much under way, until half of it is done. */
    private void holdBack() {
        assigned.forEach((partition, state) -> {
            int inFlight = state.progress().inFlight();
            if (inFlight >= MOST_IN_FLIGHT && heldBack.add(partition)) {
                consumer.pause(List.of(partition));
            } else if (inFlight <= MOST_IN_FLIGHT / 2 && heldBack.remove(partition)) {
                consumer.resume(List.of(partition));
            }
        });
    }

    private long lag() {
        long lag = 0;
        for (Map.Entry<TopicPartition, Partition> each : assigned.entrySet()) {
            lag += consumer.currentLag(each.getKey()).orElse(0)
                    + each.getValue().progress().inFlight();
        }
        return lag;
    }

    private Map<TopicPartition, OffsetAndMetadata> done(Collection<TopicPartition> of) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : of) {
            Partition state = assigned.get(partition);
            if (state != null) {
                state.progress().toCommit().ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset)));
            }
        }
        return offsets;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        if (added.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(added), TIMEOUT);
        List<TopicPartition> fresh = added.stream()
                .filter(partition -> committed.get(partition) == null)
                .toList();
        begin(fresh);
        for (TopicPartition partition : added) {
            String module = Objects.requireNonNull(subscription.modules().get(partition.topic()));
            assigned.put(partition, partitions.apply(module));
        }
        lookBack(added);
    }

    /** Notes at once where the group begins, so that it begins there also if it ends before its first event. */
    private void begin(Collection<TopicPartition> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> known = handovers.begins(fresh);
        // the ends first: what is published between the two questions must be found by one of them
        Map<TopicPartition, Long> ends = consumer.endOffsets(fresh, TIMEOUT);
        Map<TopicPartition, OffsetAndTimestamp> found = offsets(fresh, since);
        Map<TopicPartition, OffsetAndMetadata> begins = new HashMap<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : fresh) {
            OffsetAndTimestamp first = found.get(partition);
            long end = Objects.requireNonNull(ends.get(partition));
            long offset = known.getOrDefault(partition, first == null ? end : first.offset());
            consumer.seek(partition, offset);
            begins.put(partition, new OffsetAndMetadata(offset));
            next.put(partition, offset);
        }
        consumer.commitSync(begins, TIMEOUT);
        notes.begun(next);
    }

    /** The first record of each since then; a partition without one is absent, or null. */
    private Map<TopicPartition, OffsetAndTimestamp> offsets(Collection<TopicPartition> of, Instant from) {
        return consumer.offsetsForTimes(
                of.stream().collect(Collectors.toMap(each -> each, each -> from.toEpochMilli())), TIMEOUT);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> removed) {
        removed.forEach(partition -> abandon(partition));
        Map<TopicPartition, OffsetAndMetadata> done = done(removed);
        if (!done.isEmpty()) {
            consumer.commitSync(done, TIMEOUT);
        }
        drop(removed);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> removed) {
        removed.forEach(partition -> abandon(partition));
        drop(removed);
    }

    /** Whoever gets it reads it, whether or not it was held back here. */
    private void drop(Collection<TopicPartition> removed) {
        assigned.keySet().removeAll(removed);
        heldBack.removeAll(removed);
        notes.settle();
    }

    private void abandon(TopicPartition partition) {
        Partition state = assigned.get(partition);
        if (state != null) {
            state.progress().abandon();
        }
    }

    @Override
    public void close() {
        assigned.values().forEach(partition -> partition.progress().abandon());
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
