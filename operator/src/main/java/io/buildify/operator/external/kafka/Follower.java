package io.buildify.operator.external.kafka;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.TopicNames;
import io.buildify.operator.external.Administrators;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.external.KafkaAdministrator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all configuration topics from their beginning and goes on reading, on a thread of its own. */
final class Follower implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LIST_EVERY = Duration.ofSeconds(30);
    private static final Duration UNTIL_FIRST = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Administrators administrators;
    private final KafkaClients clients;
    private final Clock clock;
    private final Reader reader;
    private final KnownTopics topics = new KnownTopics();
    /** Topics to be read from their beginning again. */
    private final Queue<String> again = new ConcurrentLinkedQueue<>();

    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile Runnable whenCaughtUp = () -> {};

    Follower(Administrators administrators, KafkaClients clients, Clock clock, Reader reader) {
        this.administrators = administrators;
        this.clients = clients;
        this.clock = clock;
        this.reader = reader;
    }

    boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** Calls once what there was has been read, on the reading thread; at once when it has been. */
    void whenCaughtUp(Runnable listener) {
        whenCaughtUp = listener;
        if (isCaughtUp()) {
            listener.run();
        }
    }

    boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean exists(String topic) {
        return topics.contains(topic);
    }

    /** The topic is new; whatever was read of it before is of another one. */
    void created(String topic) {
        topics.created(topic);
        again.add(topic);
        wakeUp();
    }

    void removed(String topic) {
        topics.removed(topic);
        wakeUp();
    }

    @Override
    public void run() {
        String lastTrouble = "";
        while (isOpen()) {
            try {
                KafkaAdministrator administrator = administrators.kafka();
                try (Consumer<String, byte[]> open = clients.follower(administrator)) {
                    consumer = open;
                    follow(open);
                } catch (WakeupException e) {
                    LOG.debug("Woken up to end");
                } catch (RuntimeException e) {
                    throw KafkaFailure.of(administrator, "reading configuration topics", e);
                } finally {
                    consumer = null;
                }
            } catch (ExternalException e) {
                String trouble = String.valueOf(e.getMessage());
                if (!trouble.equals(lastTrouble)) {
                    LOG.warn("{}", trouble);
                    lastTrouble = trouble;
                }
                pause(PAUSE);
            }
        }
    }

    private void follow(Consumer<String, byte[]> open) {
        Instant nextListing = Instant.EPOCH;
        Map<TopicPartition, Long> behind = Map.of();
        while (isOpen()) {
            if (!clock.instant().isBefore(nextListing)) {
                list(open);
                nextListing = clock.instant().plus(LIST_EVERY);
            }
            assign(open);
            if (!isCaughtUp() && behind.isEmpty()) {
                behind = new ConcurrentHashMap<>(open.endOffsets(open.assignment()));
            }
            poll(open);
            behind.entrySet().removeIf(end -> open.position(end.getKey()) >= end.getValue());
            if (behind.isEmpty() && !isCaughtUp()) {
                caughtUp.countDown();
                whenCaughtUp.run();
            }
        }
    }

    private void poll(Consumer<String, byte[]> open) {
        if (open.assignment().isEmpty()) {
            // a consumer of nothing must not poll; the first topic is seen soon enough
            pause(UNTIL_FIRST);
            return;
        }
        try {
            open.poll(POLL).forEach(this::read);
        } catch (WakeupException e) {
            LOG.trace("Woken up");
        }
    }

    private void list(Consumer<String, byte[]> open) {
        topics.listed(open.listTopics().keySet().stream()
                .filter(TopicNames::isConfiguration)
                .collect(toUnmodifiableSet()));
    }

    private void assign(Consumer<String, byte[]> open) {
        Set<TopicPartition> wanted =
                topics.all().stream().map(topic -> new TopicPartition(topic, 0)).collect(toUnmodifiableSet());
        if (!open.assignment().equals(wanted)) {
            open.assign(wanted);
        }
        for (String topic = again.poll(); topic != null; topic = again.poll()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            if (open.assignment().contains(partition)) {
                open.seekToBeginning(List.of(partition));
            }
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        reader.read(record.topic(), ConfigurationKey.parse(record.key()), record);
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause(Duration pause) {
        try {
            boolean ended = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("Trying again: {}", !ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private void wakeUp() {
        Consumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        wakeUp();
    }

    /** Is called for each record, in the order of its topic. */
    @FunctionalInterface
    interface Reader {
        void read(String topic, ConfigurationKey key, ConsumerRecord<String, byte[]> record);
    }
}
