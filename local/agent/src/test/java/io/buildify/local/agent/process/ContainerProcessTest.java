package io.buildify.local.agent.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.buildify.local.agent.log.LogFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerProcessTest {

    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    @TempDir
    Path pods;

    private final String uid = UUID.randomUUID().toString();
    private Path container;

    @BeforeEach
    void createFolder() throws Exception {
        container = Files.createDirectories(pods.resolve(uid).resolve("web"));
    }

    @Test
    void itEndsWithItsExitCodeAndLastLines() throws Exception {
        var exit = start("echo working; echo broken >&2; exit 7").await();

        assertThat(exit.code()).isEqualTo(7);
        assertThat(exit.lastLines()).isEqualTo("working\nbroken\n");
        assertThat(record()).doesNotExist();
    }

    @Test
    void nothingOfThisProcesssEnvironmentLeaks() throws Exception {
        var exit = start(order("env")).await();

        assertThat(exit.lastLines().lines())
                .containsExactlyInAnyOrder("PATH=" + PATH, "BUILDIFY_LOCAL_CONTAINER=" + uid + "/web");
    }

    @Test
    void itIsAskedToEndBeforeItIsKilled() throws Exception {
        var process = start("trap 'echo bye; exit 0' TERM; echo ready; while true; do sleep 0.1; done");
        awaitLine("ready");

        process.stop(Duration.ofSeconds(30));

        var exit = process.await();
        assertThat(exit.code()).isZero();
        assertThat(exit.lastLines()).endsWith("bye\n");
    }

    @Test
    void whoIgnoresSigtermIsKilled() throws Exception {
        var process = start("trap '' TERM; echo ready; while true; do sleep 0.1; done");
        awaitLine("ready");

        process.stop(Duration.ofMillis(200));

        assertThat(process.await().code()).isEqualTo(128 + 9);
    }

    @Test
    void whatItForkedEndsWithIt() throws Exception {
        var process = start("sleep 1000 & (setsid sleep 1001 &) ; echo ready; exec sleep 1002");
        awaitLine("ready");
        await().atMost(10, SECONDS).until(() -> carriers() == 3);

        process.stop(Duration.ofSeconds(30));
        process.await();

        await().atMost(10, SECONDS).until(() -> carriers() == 0);
    }

    @Test
    void aChildThatHoldsTheOutputOpenDoesNotKeepTheContainerAlive() throws Exception {
        var exit = start("(setsid sleep 1000 &) ; echo gone").await();

        assertThat(exit.lastLines()).isEqualTo("gone\n");
        await().atMost(10, SECONDS).until(() -> carriers() == 0);
    }

    @Test
    void aProgramThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> start(order("nosuch-program")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("exec: \"nosuch-program\": executable file not found in $PATH");
        assertThatThrownBy(() -> start(new ProcessOrder(List.of("true"), Map.of("PATH", PATH), Path.of("/nosuch"))))
                .hasMessage("chdir to cwd (\"/nosuch\"): no such directory");
    }

    @Test
    void whatAnAgentLeftIsEnded() throws Exception {
        var process = start("(setsid sleep 1000 &) ; echo ready; exec sleep 1001");
        awaitLine("ready");
        assertThat(record()).exists();

        new Leftovers(pods).end(Duration.ofSeconds(10));

        assertThat(process.await().code()).isEqualTo(128 + 15);
        await().atMost(10, SECONDS).until(() -> carriers() == 0);
    }

    @Test
    void orphansOfAContainerWhoseProcessIsGoneAreEnded() throws Exception {
        var orphan = new ProcessBuilder("sleep", "1000");
        orphan.environment().put(Marker.VARIABLE, uid + "/web");
        var running = orphan.start();
        Files.writeString(record(), "999999999 2026-01-01T00:00:00Z\n");

        new Leftovers(pods).end(Duration.ofSeconds(10));

        assertThat(running.waitFor(10, SECONDS)).isTrue();
    }

    @Test
    void aProcessThatWasGivenTheSameIdIsLeftAlone() throws Exception {
        var stranger = new ProcessBuilder("sleep", "1000").start();
        var started = stranger.info().startInstant().orElseThrow();
        try {
            new ProcessRecord(stranger.pid(), started.minusSeconds(60)).write(record());

            new Leftovers(pods).end(Duration.ofSeconds(10));

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private ContainerProcess start(String script) throws Exception {
        return start(order("sh", "-c", script));
    }

    private ContainerProcess start(ProcessOrder order) throws Exception {
        var log = LogFile.create(container.resolve("0.log"), 1 << 20);
        return ContainerProcess.start(order, Marker.of(uid, "web"), record(), log, Clock.systemUTC());
    }

    private ProcessOrder order(String... words) {
        return new ProcessOrder(List.of(words), Map.of("PATH", PATH, Marker.VARIABLE, uid + "/web"), container);
    }

    private void awaitLine(String line) {
        await().atMost(10, SECONDS)
                .until(() -> Files.readString(container.resolve("0.log")).endsWith(" F " + line + "\n"));
    }

    private long carriers() {
        return Marker.of(uid, "web").carriers().count();
    }

    private Path record() {
        return container.resolve(Leftovers.RECORD);
    }
}
