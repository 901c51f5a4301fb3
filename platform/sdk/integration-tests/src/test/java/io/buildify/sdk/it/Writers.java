package io.buildify.sdk.it;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Users who write notes all the time, numbered by subject. Whoever gets no answer sends the same request again, with its
 * Idempotency-Key, to whichever replica there is: so each number is written once, whatever dies meanwhile.
 */
final class Writers implements AutoCloseable {

    private static final int SUBJECTS = 12;
    private static final int THREADS = 4;
    private static final long PAUSE_MILLIS = 100;

    private final Supplier<List<AppUser>> replicas;
    private final Map<String, AtomicInteger> written = new TreeMap<>();
    private volatile String trouble = "none";
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);

    /** @param replicas the same user at each replica that may answer */
    Writers(Supplier<List<AppUser>> replicas) {
        this.replicas = replicas;
        for (int subject = 0; subject < SUBJECTS; subject++) {
            written.put("subject-" + subject, new AtomicInteger());
        }
        written.forEach((subject, number) ->
                threads.scheduleWithFixedDelay(() -> write(subject, number), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Tries each replica once; if none has written it, the next turn tries again. */
    private void write(String subject, AtomicInteger number) {
        try {
            for (AppUser user : replicas.get()) {
                if (isWritten(user, subject, number.get())) {
                    number.incrementAndGet();
                    return;
                }
            }
        } catch (RuntimeException e) {
            trouble = e.toString();
        }
    }

    private boolean isWritten(AppUser user, String subject, int number) {
        try {
            Answer answer = user.post(
                    "written?about=" + subject,
                    "{\"text\":\"" + number + "\"}",
                    "Idempotency-Key",
                    subject + "/" + number);
            if (answer.status() != 200) {
                trouble = answer.body().toString();
            }
            return answer.status() == 200;
        } catch (UncheckedIOException e) {
            // it is down, or was when the answer was due
            trouble = e.toString();
            return false;
        }
    }

    /** How far they are, and why the last write that failed did. */
    @Override
    public String toString() {
        return count() + " written; last trouble: " + trouble;
    }

    /** So many were written so far. */
    int count() {
        return written.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Ends the writing, with an answer for everybody; says how many numbers were written of each subject, from 0. */
    SequencedMap<String, Integer> end() throws InterruptedException {
        close();
        SequencedMap<String, Integer> numbers = new TreeMap<>();
        written.forEach((subject, number) -> {
            int last = number.get();
            EventWait.until(() -> {
                write(subject, number);
                return number.get() > last;
            });
            numbers.put(subject, number.get());
        });
        return numbers;
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a writer still waits for an answer");
        }
    }
}
