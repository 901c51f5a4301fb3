package io.buildify.sdk.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what events bring about, also on a busy machine. */
final class EventWait {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private EventWait() {}

    static void untilAsserted(ThrowingRunnable assertion) {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).untilAsserted(assertion);
    }

    static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
