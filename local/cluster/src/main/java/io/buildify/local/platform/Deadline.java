package io.buildify.local.platform;

import io.buildify.local.process.PartFailed;
import io.buildify.local.progress.Progress.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Waits until nothing is missing any more. */
final class Deadline {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Duration patience;
    private final String subject;

    /** @param subject what is waited for, for the message when it does not come */
    Deadline(Duration patience, String subject) {
        this.patience = patience;
        this.subject = subject;
    }

    /** Asks again and again what is missing; each entry says what and why. */
    void await(Supplier<List<String>> missing, Note note) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        List<String> last = List.of();
        for (List<String> now = missing.get(); !now.isEmpty(); now = missing.get()) {
            if (Instant.now().isAfter(end)) {
                throw new PartFailed(
                        subject + " after " + patience.toSeconds() + " s:\n  - " + String.join("\n  - ", now));
            }
            if (!now.equals(last)) {
                note.at("waiting for " + now.getFirst() + (now.size() > 1 ? " and " + (now.size() - 1) + " more" : ""));
                last = now;
            }
            Thread.sleep(POLL);
        }
    }
}
