package io.buildify.operator.cleanup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;

/** How many nodes were deleted within the last minute, and whether that is more than an accident may cost. */
public final class Deletions {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ALL = 100;

    private final int maxPercent;
    private final int always;
    private final ArrayDeque<Instant> recent = new ArrayDeque<>();

    /**
     * @param maxPercent share of all nodes that may be deleted within a minute
     * @param always so many may be, whatever their share
     */
    public Deletions(int maxPercent, int always) {
        this.maxPercent = maxPercent;
        this.always = always;
    }

    synchronized void note(Instant when) {
        recent.addLast(when);
    }

    /** Takes over what records tell, as after a start. */
    synchronized void seed(Collection<Instant> times) {
        times.stream().sorted().forEach(recent::addLast);
    }

    /** Starts to count anew. */
    synchronized void forget() {
        recent.clear();
    }

    /** How many were deleted in the minute before. */
    synchronized int within(Instant now) {
        while (!recent.isEmpty() && recent.peekFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        return recent.size();
    }

    /** @param left how many nodes there still are */
    boolean areTooMany(Instant now, long left) {
        int deleted = within(now);
        return deleted > always && deleted * (long) ALL > (left + deleted) * maxPercent;
    }
}
