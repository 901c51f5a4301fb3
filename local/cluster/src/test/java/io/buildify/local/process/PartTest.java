package io.buildify.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    @TempDir
    private Path folder;

    private Part part;

    @AfterEach
    void end() {
        part.close();
    }

    @Test
    void runsUntilItIsStopped() {
        part = part("exec sleep 600", Readiness.running());

        part.start();
        ProcessHandle process = part.process().orElseThrow();
        part.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(ledger().living()).isEmpty();
        assertThat(part.isRunning()).isFalse();
    }

    @RepeatedTest(20)
    void startsRightAfterItWasStopped() {
        part = part("exec sleep 600", Readiness.running());
        part.start();
        part.stop();

        part.start();

        assertThat(ledger().living("part")).isPresent();
        assertThat(part.isRunning()).isTrue();
    }

    @Test
    void startsAgainAfterACrash() {
        part = part("exec sleep 600", Readiness.running());
        part.start();
        ProcessHandle first = part.process().orElseThrow();

        part.kill();

        await().until(() -> part.restarts() == 1 && part.isRunning());
        assertThat(part.process()).isNotEqualTo(java.util.Optional.of(first));
        assertThat(ledger().living("part")).isEqualTo(part.process());
    }

    @Test
    void saysWhyAProgramEndedBeforeItWasReady() {
        part = part("echo 'no such flag: --frobnicate' >&2; exit 3", () -> false);

        assertThatThrownBy(part::start)
                .isInstanceOf(PartFailed.class)
                .hasMessageContainingAll(
                        "part ended with exit code 3",
                        "no such flag: --frobnicate",
                        folder.resolve("part.log").toString());
        assertThat(part.isRunning()).isFalse();
    }

    @Test
    void saysWhatAProgramThatNeverGetsReadyAnswered() {
        Readiness never = new Readiness() {
            @Override
            public boolean isReady() {
                throw new IllegalStateException("connection refused");
            }

            @Override
            public Duration patience() {
                return Duration.ofMillis(200);
            }
        };
        part = part("exec sleep 600", never);

        assertThatThrownBy(part::start).hasMessageContainingAll("was not ready", "connection refused");
        assertThat(part.isRunning()).isFalse();
    }

    @Test
    void killsWhatDoesNotEndInTime() {
        part = part("trap '' TERM; echo deaf; while :; do sleep 1; done", this::isDeaf);
        part.start();
        ProcessHandle process = part.process().orElseThrow();

        part.stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void cannotBeStartedOnceItIsClosed() {
        part = part("exec sleep 600", Readiness.running());
        part.close();

        assertThatThrownBy(part::start).isInstanceOf(PartFailed.class).hasMessageContaining("being stopped");
    }

    private boolean isDeaf() {
        return LogTail.of(folder.resolve("part.log"), 1).contains("deaf");
    }

    private Part part(String script, Readiness readiness) {
        return new Part(
                new Program(
                        "part",
                        List.of("sh", "-c", script),
                        Map.of(),
                        folder.resolve("part.log"),
                        readiness,
                        StopSignal.TERMINATE,
                        Duration.ofMillis(300)),
                ledger());
    }

    private ProcessLedger ledger() {
        return new ProcessLedger(folder.resolve("processes"));
    }
}
