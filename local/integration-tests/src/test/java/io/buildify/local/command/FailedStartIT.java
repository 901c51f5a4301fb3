package io.buildify.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.buildify.local.command.User.Result;
import io.buildify.local.home.Home;
import io.buildify.local.process.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts that cannot succeed: each says why and what to do, leaves nothing running, and the next one works. */
class FailedStartIT {

    private static final int INTERRUPTED = 130;

    @TempDir
    private Path temporary;

    private User user;

    @BeforeEach
    void choose() {
        user = new User(new Home(temporary.resolve("cluster")));
    }

    @AfterEach
    void down() {
        user.buildify("down", "--purge");
    }

    @Test
    void thePortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            Result up = user.buildify("up", "--port", "" + port);

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output())
                    .contains(
                            "Port " + port + " is taken by java (process "
                                    + ProcessHandle.current().pid() + ")",
                            "./buildify up --port " + (port + 1));
            assertThat(user.processes()).isEmpty();
        }
    }

    @Test
    void noGoAndNoNetwork() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        String nowhere = "http://127.0.0.1:" + nobody;

        Result up = user.with(Map.of(
                        "BUILDIFY_KUBE_BIN",
                        "",
                        "XDG_CACHE_HOME",
                        temporary.resolve("cache").toString(),
                        "BUILDIFY_KUBERNETES_RELEASES",
                        nowhere,
                        "BUILDIFY_ETCD_RELEASES",
                        nowhere,
                        "PATH",
                        "/usr/bin:/bin"))
                .buildify("up", "--base", "--throw-away");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
                .contains(
                        "there is no Go on the PATH", nowhere, "cannot be reached", "Install Go", "BUILDIFY_KUBE_BIN");
        assertThat(user.processes()).isEmpty();
    }

    @Test
    void theDiskIsFull() {
        Result up = user.shell("ulimit -f 2048; exec ./buildify up --base --throw-away");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("buildify: ", "File too large");
        assertThat(user.processes()).isEmpty();
        assertThat(user.buildify("up", "--base", "--throw-away").exitCode()).isZero();
    }

    @Test
    void theDiskIsTooSmall() throws Exception {
        withDisk("150m", onDisk -> {
            Result up = onDisk.buildify("up", "--base", "--throw-away");

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output())
                    .contains(
                            "The disk of " + onDisk.home().root(), "MB free, and the cluster needs", "BUILDIFY_HOME=");
            assertThat(onDisk.processes()).isEmpty();
        });
    }

    @Test
    void theDiskFillsUpMeanwhile() throws Exception {
        withDisk("1100m", onDisk -> {
            Path output = temporary.resolve("output");
            Process up = onDisk.start(output, "exec ./buildify up --base --throw-away");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(output).contains("Starting Buildify"));
            onDisk.shell("cat /dev/zero >" + onDisk.home().root().resolveSibling("of-somebody-else"));

            assertThat(up.waitFor()).isEqualTo(1);
            assertThat(Files.readString(output))
                    .contains("No space is left on the disk of " + onDisk.home().root());
            assertThat(onDisk.processes()).isEmpty();
        });
    }

    /** What a user meets on a small disk. */
    private interface Story {

        void of(User onDisk) throws Exception;
    }

    private void withDisk(String size, Story story) throws Exception {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        assumeThat(user.shell("mount -t tmpfs -o size=" + size + " tmpfs " + disk)
                        .exitCode())
                .as("only root may mount a small disk")
                .isZero();
        User onDisk = new User(new Home(disk.resolve("cluster")));
        try {
            story.of(onDisk);
        } finally {
            onDisk.buildify("down", "--purge");
            user.shell("umount " + disk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting Buildify", "✓ PostgreSQL", "✓ Kubernetes API server"})
    void ctrlC(String moment) throws Exception {
        Path output = temporary.resolve("output");
        Process up = user.start(output, "exec ./buildify up --base --throw-away");
        await().atMost(Duration.ofMinutes(10))
                .until(() -> Files.readString(output).contains(moment) || !up.isAlive());

        StopSignal.INTERRUPT.send(up.toHandle());

        assertThat(up.waitFor()).isEqualTo(INTERRUPTED);
        if (moment.startsWith("✓")) {
            assertThat(Files.readString(output)).contains("Stopping what was started");
        }
        assertThat(user.processes()).isEmpty();
        assertThat(user.buildify("status").exitCode()).isEqualTo(3);
        assertThat(user.buildify("up", "--base", "--throw-away").exitCode()).isZero();
    }

    /** The moment at which the program that runs the cluster exists, and its starter hardly knows it. */
    @Test
    void ctrlCWhileTheSupervisorIsBeingStarted() throws Exception {
        Path output = temporary.resolve("output");
        Process up = user.start(output, "exec ./buildify up --base --throw-away");
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !up.isAlive()
                        || Files.readString(output).contains("Starting Buildify")
                                && up.children().findAny().isPresent());

        StopSignal.INTERRUPT.send(up.toHandle());

        assertThat(up.waitFor()).isEqualTo(INTERRUPTED);
        assertThat(user.processes()).isEmpty();
        assertThat(user.buildify("up", "--base", "--throw-away").exitCode()).isZero();
    }

    @Test
    void twoClustersSideBySide() {
        User neighbour = new User(new Home(temporary.resolve("neighbour")));
        try {
            assertThat(user.buildify("up", "--base", "--throw-away").exitCode()).isZero();
            assertThat(neighbour.buildify("up", "--base", "--throw-away").exitCode())
                    .isZero();

            user.buildify("kubectl", "create", "namespace", "mine");

            assertThat(neighbour.buildify("kubectl", "get", "namespaces").output())
                    .doesNotContain("mine");
            assertThat(user.buildify("down").exitCode()).isZero();
            assertThat(neighbour.buildify("status").exitCode()).isZero();
        } finally {
            neighbour.buildify("down", "--purge");
        }
    }
}
