package io.buildify.sdk.it;

import java.time.Duration;

/** How much a test does: a share of it in every run of the tests, all of it in a soak ({@code ./buildify test --soak}). */
final class Size {

    private Size() {}

    /** So often does a process die at each of its fault points. */
    static int ofKills() {
        return isSoak() ? 100 : 5;
    }

    /**
     * So long is Kafka away: longer than anybody waits for it. A producer waits 10 s for a topic, a consumer's calls
     * time out after 10 s, and its group forgets it after 6 s.
     */
    static Duration ofOutage() {
        return isSoak() ? Duration.ofMinutes(3) : Duration.ofSeconds(12);
    }

    /** So often does a tenant become dedicated and shared again. */
    static int ofFlips() {
        return isSoak() ? 20 : 2;
    }

    static boolean isSoak() {
        return Boolean.getBoolean("buildify.soak");
    }
}
