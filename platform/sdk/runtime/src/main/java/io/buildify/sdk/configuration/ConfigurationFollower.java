package io.buildify.sdk.configuration;

import io.buildify.events.ConfigurationKey;
import io.buildify.sdk.environment.KafkaAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the table equal to the configuration topic, on a thread of its own: replays it, follows it, and
 * after any error waits and begins again while the last known values serve on.
 *
 * <p>A topic that was deleted and made again is replayed into the same table; what it does not hold is
 * forgotten after a time in which the operator fills it, so that nobody is turned away meanwhile.
 */
final class ConfigurationFollower implements Runnable {

    private static final Logger LOG = Logger.getLogger(ConfigurationFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** Once the topic is replayed; a record ends the wait. */
    private static final Duration POLL_AT_REST = TopicReader.LONGEST_WAIT;

    private final KafkaAddress kafka;
    private final String topic;
    private final ConfigurationTable table;
    private final Clock clock;
    private final Pace pace;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable TopicReader reader;
    private @Nullable Uuid lastTopic;
    private long replay;

    /**
     * @param identityCheck how often to look whether the topic is still the same
     * @param refill how long a topic that was made again may take to be filled
     * @param retry how long to wait after the first error; doubled with each, up to the last
     */
    record Pace(Duration identityCheck, Duration refill, Duration retry, Duration lastRetry) {
        static final Pace NORMAL =
                new Pace(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(10));
    }

    ConfigurationFollower(KafkaAddress kafka, String topic, ConfigurationTable table, Clock clock, Pace pace) {
        this.kafka = kafka;
        this.topic = topic;
        this.table = table;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public void run() {
        Duration wait = pace.retry();
        while (!isStopped()) {
            long before = replay;
            try {
                follow();
            } catch (WakeupException | InterruptException e) {
                // stop() was called
            } catch (KafkaException e) {
                boolean gotFurther = replay > before;
                wait = gotFurther ? pace.retry() : wait;
                LOG.warnf(
                        "Cannot read topic %s: %s. Known configuration serves on; trying again in %s ms.",
                        topic, e.getMessage(), wait.toMillis());
                pause(wait);
                wait = shorter(wait.multipliedBy(2), pace.lastRetry());
            }
        }
    }

    /** Ends {@link #run} soon. */
    void stop() {
        stopped.countDown();
        TopicReader current = reader;
        if (current != null) {
            current.wakeUp();
        }
    }

    /** Returns when the topic is no longer the one it began with, or this follower is stopped. */
    private void follow() {
        try (TopicReader current = new TopicReader(kafka, topic)) {
            reader = current;
            boolean refilled = table.isReplayed() && !current.topicId().equals(lastTopic);
            lastTopic = current.topicId();
            long number = ++replay;
            Instant sweep = refilled ? clock.instant().plus(pace.refill()) : clock.instant();
            boolean swept = false;
            Instant check = clock.instant().plus(pace.identityCheck());
            while (!isStopped()) {
                current.poll(swept ? shorter(POLL_AT_REST, pace.identityCheck()) : POLL)
                        .forEach(record -> take(record, number));
                Instant now = clock.instant();
                if (!swept && !now.isBefore(sweep) && current.isReplayed()) {
                    table.forgetBefore(number);
                    swept = true;
                    tellFirstReplay();
                }
                if (!now.isBefore(check)) {
                    if (!current.isSameTopic()) {
                        LOG.warnf("Topic %s was made again: replaying it.", topic);
                        return;
                    }
                    check = now.plus(pace.identityCheck());
                }
            }
        } finally {
            reader = null;
        }
    }

    private void tellFirstReplay() {
        if (!table.isReplayed()) {
            table.replayed();
            LOG.infof("Replayed topic %s: %d records", topic, table.size());
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, long number) {
        if (record.key() == null) {
            return;
        }
        try {
            table.put(
                    ConfigurationKey.parse(record.key()),
                    record.value(),
                    number,
                    Instant.ofEpochMilli(record.timestamp()));
        } catch (UnreadableRecord e) {
            LOG.errorf(
                    "Record %s at offset %d of topic %s is ignored: %s. The last known configuration of %s stays.",
                    record.key(), record.offset(), topic, e.getMessage(), record.key());
        }
    }

    private void pause(Duration time) {
        try {
            stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
