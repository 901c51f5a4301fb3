package io.buildify.local.command;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.local.command.User.Result;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import io.buildify.local.home.PrivateFile;
import io.buildify.local.process.ProcessIdentity;
import io.buildify.local.process.ProcessLedger;
import io.buildify.local.process.StopSignal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One cluster, from before its first start to after its last, through crashes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadDaysIT {

    @TempDir
    private static Path temporary;

    private static User user;

    @BeforeAll
    static void choose() {
        user = new User(new Home(temporary.resolve("cluster")));
    }

    @AfterAll
    static void down() {
        user.buildify("down", "--purge");
    }

    @Test
    @Order(1)
    void downAndStatusWithNothingRunning() {
        Result down = user.buildify("down");
        Result status = user.buildify("status");

        assertThat(down.exitCode()).isZero();
        assertThat(down.output()).isEqualTo("Nothing runs in " + user.home().root() + ".\n");
        assertThat(status.exitCode()).isEqualTo(3);
        assertThat(user.buildify("token", "--tenant", "acme").output()).contains("Start one with ./buildify up");
        assertThat(user.buildify("kubectl", "get", "pods").output()).contains("Start one with ./buildify up");
        assertThat(user.home().root()).doesNotExist();
    }

    @Test
    @Order(2)
    void up() throws Exception {
        Result up = user.buildify("up", "--base");

        assertThat(up.output()).contains("✓ PostgreSQL", "✓ Kafka", "✓ Kubernetes API server", "kubeconfig");
        assertThat(up.exitCode()).isZero();
        assertThat(user.buildify("status").exitCode()).isZero();
        assertThat(user.buildify("kubectl", "get", "namespaces").output()).contains("buildify-modules");
        try (Connection connection = postgresql()) {
            connection.createStatement().execute("create table kept as select 42 as answer");
        }
    }

    @Test
    @Order(3)
    void passwordsAreForTheirOwnerOnly() {
        Result others = user.shell(
                "find \"$BUILDIFY_HOME\" -type f \\( -path '*/credentials/*' -o -name kubeconfig"
                        + " -o -path '*/token/*' -o -name '*.key' -o -name broker.properties \\) -perm /077; stat -c %a \"$BUILDIFY_HOME\"");

        assertThat(others.output()).isEqualTo("700\n");
    }

    @Test
    @Order(4)
    void upTwice() {
        Map<String, Long> before = processes();

        Result up = user.buildify("up", "--base");

        assertThat(up.exitCode()).isZero();
        assertThat(up.output()).contains("runs already");
        assertThat(processes()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void aPartThatDiesComesBack() {
        long before = user.process("kafka").pid();

        user.kill("kafka");

        await().atMost(Duration.ofMinutes(1))
                .until(() -> new ProcessLedger(user.home().processes())
                        .living("kafka")
                        .filter(process -> process.pid() != before)
                        .isPresent());
        assertThat(user.buildify("status").output()).contains("started again 1 times");
    }

    @Test
    @Order(6)
    void upAfterTheSupervisorWasKilled() throws SQLException {
        user.kill("supervisor");
        assertThat(user.processes()).isNotEmpty();

        Result up = user.buildify("up", "--base");

        assertThat(up.exitCode()).isZero();
        assertThat(up.output()).contains("did not end in order");
        assertThat(answer()).isEqualTo(42);
    }

    @Test
    @Order(7)
    void upAfterEverythingWasKilled() throws SQLException {
        new ProcessLedger(user.home().processes())
                .living()
                .values()
                .forEach(entry -> entry.process().destroyForcibly());
        await().until(() -> user.processes().isEmpty());
        assertThat(user.buildify("status").exitCode()).isEqualTo(3);

        Result up = user.buildify("up", "--base");

        assertThat(up.exitCode()).isZero();
        assertThat(answer()).isEqualTo(42);
    }

    @Test
    @Order(8)
    void downStopsWhatAKilledSupervisorLeftAndNobodyElse() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            new ProcessLedger(user.home().processes())
                    .record("recycled", earlier(stranger.toHandle()), StopSignal.TERMINATE);
            user.kill("supervisor");

            Result down = user.buildify("down");

            assertThat(down.exitCode()).isZero();
            assertThat(down.output()).contains("Stopped the cluster", "Data is kept");
            assertThat(user.processes()).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    @Order(9)
    void purgeRemovesEverything() {
        assertThat(user.buildify("down", "--purge").exitCode()).isZero();

        assertThat(user.home().root()).doesNotExist();
    }

    /** An identity with the number of a process, but of one that started a minute before. */
    private static ProcessIdentity earlier(ProcessHandle process) {
        ProcessIdentity now = ProcessIdentity.of(process);
        return new ProcessIdentity(now.pid(), now.started().minusSeconds(60));
    }

    private static Map<String, Long> processes() {
        return new ProcessLedger(user.home().processes())
                .living().entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().process().pid()));
    }

    private static int answer() throws SQLException {
        try (Connection connection = postgresql();
                ResultSet found = connection.createStatement().executeQuery("select answer from kept")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static Connection postgresql() throws SQLException {
        return DriverManager.getConnection(
                ClusterDescription.read(user.home()).orElseThrow().jdbcUrl("postgres"),
                ClusterDescription.POSTGRESQL_ADMINISTRATOR,
                PrivateFile.read(user.home().credential("postgresql")));
    }
}
