package io.buildify.sdk.event.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyQueuesTest {

    private final KeyQueues queues = new KeyQueues();
    private final List<String> begun = new ArrayList<>();

    @Test
    void workOfOneKeyWaitsForItsPredecessorAndOtherKeysDoNot() {
        CompletableFuture<Void> first = new CompletableFuture<>();

        queues.add("a", () -> begin("a1", first));
        queues.add("a", () -> begin("a2", CompletableFuture.completedFuture(null)));
        queues.add("b", () -> begin("b1", CompletableFuture.completedFuture(null)));

        assertThat(begun).containsExactly("a1", "b1");
        first.complete(null);
        assertThat(begun).containsExactly("a1", "b1", "a2");
    }

    @Test
    void aFailureLetsTheNextBegin() {
        CompletableFuture<Void> failed =
                queues.add("a", () -> CompletableFuture.failedFuture(new IllegalStateException("no")));
        queues.add("a", () -> begin("a2", CompletableFuture.completedFuture(null)));

        assertThat(failed).isCompletedExceptionally();
        assertThat(begun).containsExactly("a2");
    }

    @Test
    void keysAreForgottenWithTheirWork() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        queues.add("a", () -> work);
        assertThat(queues.size()).isEqualTo(1);

        work.complete(null);

        assertThat(queues.size()).isZero();
    }

    /** A tenant is switched off while thousands of its events wait: none of them has anything to do any more. */
    @Test
    void thousandsThatEndAtOnceDoSoOneAfterTheOther() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        queues.add("a", () -> first);
        CompletableFuture<Void> last = first;
        for (int number = 0; number < 20_000; number++) {
            last = queues.add("a", () -> CompletableFuture.completedFuture(null));
        }

        first.complete(null);

        assertThat(last).isCompleted();
        assertThat(queues.size()).isZero();
    }

    private CompletableFuture<Void> begin(String name, CompletableFuture<Void> work) {
        begun.add(name);
        return work;
    }
}
