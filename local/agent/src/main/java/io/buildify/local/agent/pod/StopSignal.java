package io.buildify.local.agent.pod;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells all parts of a pod that it is to end. Waits of the pod are waits for this signal. */
final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);

    void give() {
        given.countDown();
    }

    boolean given() {
        return given.getCount() == 0;
    }

    void await() throws InterruptedException {
        given.await();
    }

    /** Waits as long as the pod lives; true when it is to end. */
    boolean within(Duration time) throws InterruptedException {
        return given.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
