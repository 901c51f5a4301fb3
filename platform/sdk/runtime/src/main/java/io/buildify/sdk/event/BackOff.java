package io.buildify.sdk.event;

import java.time.Duration;

/** PURE: how long to wait before the next of several tries: doubled each time, up to a limit. */
public record BackOff(Duration first, Duration last) {

    private static final int MOST_DOUBLINGS = 20;

    /** For connections to what may be away for a while. */
    public static final BackOff OUTAGE = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));

    /** For a handler's tries in place. */
    public static final BackOff IN_PLACE = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /**
     * @param failures how often it has failed so far, from 1
     */
    public Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(last) < 0 ? doubled : last;
    }
}
