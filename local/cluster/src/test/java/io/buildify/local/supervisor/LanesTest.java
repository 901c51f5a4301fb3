package io.buildify.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void allAreRun() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        new Lanes(() -> {}).run(List.of(runs::incrementAndGet, runs::incrementAndGet));
        assertThat(runs).hasValue(2);
    }

    /** Who was stopped is done before the one that failed has stopped everybody. */
    @Test
    void theFirstFailureIsTold() {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch another = new CountDownLatch(1);
        AtomicInteger stops = new AtomicInteger();
        Lanes lanes = new Lanes(() -> {
            if (stops.incrementAndGet() == 1) {
                stopped.countDown();
                await(another);
            }
        });

        assertThatThrownBy(() -> lanes.run(List.of(
                        () -> {
                            throw new IOException("there is no Go");
                        },
                        () -> {
                            await(stopped);
                            another.countDown();
                            throw new IllegalStateException("it was stopped");
                        })))
                .hasMessage("there is no Go");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
