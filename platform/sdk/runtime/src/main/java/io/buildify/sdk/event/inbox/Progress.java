package io.buildify.sdk.event.inbox;

import java.util.OptionalLong;
import java.util.TreeSet;

/** How far a partition's events are done; they are taken in order and may end in any. */
final class Progress {

    private final TreeSet<Long> open = new TreeSet<>();
    private long next = -1;
    private long committed = -1;
    private boolean abandoned;

    synchronized void begin(long offset) {
        open.add(offset);
        next = offset + 1;
    }

    synchronized void end(long offset) {
        open.remove(offset);
    }

    /** How many were taken and are not done. */
    synchronized int inFlight() {
        return open.size();
    }

    /** The offset to commit: all before it are done. Empty if that was committed already. */
    synchronized OptionalLong toCommit() {
        long done = doneBefore();
        if (done < 0 || done == committed) {
            return OptionalLong.empty();
        }
        committed = done;
        return OptionalLong.of(done);
    }

    /** The offset before which all are done; negative if none was taken. */
    synchronized long doneBefore() {
        return open.isEmpty() ? next : open.first();
    }

    /** Another consumer has the partition now: what has not begun here must not. */
    synchronized void abandon() {
        abandoned = true;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }
}
