package io.buildify.operator.external.kafka;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.external.kafka.Publication.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what waits, as one transaction at a time, on a thread of its own: while one is on its way the next
 * gathers.
 */
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MOST = 1_000;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final BlockingQueue<Publication> queue = new LinkedBlockingQueue<>();
    private final Follower follower;
    private final PublishedRecords published;
    private final Transactions transactions;
    private final Duration patience;

    /** @param patience how long a publication waits for the topics to be read */
    Writer(Follower follower, PublishedRecords published, Transactions transactions, Duration patience) {
        this.follower = follower;
        this.published = published;
        this.transactions = transactions;
        this.patience = patience;
    }

    void add(Publication publication) {
        queue.add(publication);
    }

    @Override
    public void run() {
        try {
            while (true) {
                serve(next());
            }
        } catch (InterruptedException e) {
            // the end of this thread; interrupted again, it could not close the producer
            LOG.debug("Ended");
        } finally {
            transactions.close();
        }
    }

    /** Waits for publications; for a short while only, as long as predecessors are not fenced off. */
    private List<Publication> next() throws InterruptedException {
        Publication first = transactions.isOpen() ? queue.take() : queue.poll(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        List<Publication> batch = new ArrayList<>();
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, MOST - 1);
        }
        return batch;
    }

    private void serve(List<Publication> batch) throws InterruptedException {
        try {
            transactions.open();
            if (!batch.isEmpty()) {
                awaitKnowledge();
                write(needed(batch));
            }
        } catch (RuntimeException e) {
            batch.forEach(each -> each.answer().completeExceptionally(e));
        }
    }

    /** Before the topics are read, nobody knows what is published already. */
    private void awaitKnowledge() throws InterruptedException {
        if (!follower.awaitCaughtUp(patience)) {
            throw new ExternalException(
                    ConditionReason.KafkaUnreachable,
                    "The configuration topics have not been read within " + patience.toSeconds()
                            + " s; it is tried again. Look at the operator's log if the broker is well",
                    null);
        }
    }

    /** One publication for each place: the last one, and only where it says something new. */
    private Map<Place, Publication> needed(List<Publication> batch) {
        Map<Place, Publication> last = new LinkedHashMap<>();
        for (Publication next : batch) {
            Publication before = last.get(next.place());
            if (before == null || !next.restored()) {
                last.put(next.place(), next);
            }
            if (before != null) {
                Publication winner = next.restored() ? before : next;
                Publication loser = next.restored() ? next : before;
                winner.answer().whenComplete((done, failure) -> answer(loser, failure));
            }
        }
        last.values().removeIf(this::isDone);
        return last;
    }

    /** Answers it if there is nothing to write; a topic that does not exist says nothing about anybody. */
    private boolean isDone(Publication publication) {
        Place place = publication.place();
        if (!follower.exists(place.topic())) {
            answer(publication, publication.value() == null ? null : missing(place.topic()));
            return true;
        }
        boolean done = publication.restored()
                ? published.isKnown(place.topic(), place.key())
                : published.isPublished(place.topic(), place.key(), publication.value());
        if (done) {
            answer(publication, null);
        }
        return done;
    }

    private void write(Map<Place, Publication> publications) {
        if (publications.isEmpty()) {
            return;
        }
        Map<Place, Long> offsets = transactions.commit(publications.values());
        publications.forEach((place, publication) -> {
            published.put(place.topic(), place.key(), publication.value(), offsets.getOrDefault(place, 0L));
            answer(publication, null);
        });
    }

    private static ExternalException missing(String topic) {
        return new ExternalException(
                ConditionReason.KafkaRefused,
                "Topic " + topic + " does not exist; it is made again at the next comparison",
                null);
    }

    private static void answer(Publication publication, @Nullable Throwable failure) {
        if (failure == null) {
            publication.answer().complete(null);
        } else {
            publication.answer().completeExceptionally(failure);
        }
    }
}
