package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author works on this module: {@code quarkus:dev} in its folder, a request, a change, Ctrl-C. */
class DevelopmentIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern TOKEN = Pattern.compile("(?m)^TOKEN=(\\S+)$");
    private static final String COMMAND = "../../mvnw quarkus:dev";

    @TempDir
    private Path temporary;

    private AuthorsCheckout checkout;
    private Path output;
    private int port;
    private Process author;

    @BeforeEach
    void anAuthorBegins() throws IOException {
        checkout = AuthorsCheckout.in(temporary);
        output = temporary.resolve("output");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        author = start();
    }

    @AfterEach
    void nobodyStays() {
        author.descendants().forEach(ProcessHandle::destroyForcibly);
        author.destroyForcibly();
    }

    @Test
    void itServesShowsAChangeAndLeavesNothing() throws Exception {
        assertThat(Files.readString(Path.of("../../docs/sdk.md"))).contains(COMMAND, "./buildify build");
        AppUser user = new AppUser("/api/v1/warehouse", token(), "http://localhost:" + port);
        eventually(() -> user.get("configuration").text("/company").equals("acme-de"));
        assertThat(new Storekeeper(user).product("BOLT-8", "0")).isNotEmpty();
        assertThat(user.get("to-order").status()).isEqualTo(404);
        List<ProcessHandle> data = author.descendants()
                .filter(process -> command(process).contains("buildify-test-"))
                .toList();
        assertThat(data).anyMatch(process -> command(process).contains("postgres"));
        List<ProcessHandle> all = author.descendants().toList();

        Path source = checkout.module().resolve("src/main/java/io/buildify/warehouse/reorder/ReorderResource.java");
        Files.writeString(source, Files.readString(source).replace("@Path(\"reorder\")", "@Path(\"to-order\")"));

        eventually(() -> user.get("to-order").status() == 200);
        Answer products = user.get("products");
        assertThat(products.text("/items/0/sku")).isEqualTo("BOLT-8");
        assertThat(data).allMatch(ProcessHandle::isAlive);

        new ProcessBuilder("kill", "-INT", "--", "-" + author.pid()).start().waitFor();

        author.onExit().get();
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(output()).doesNotContain("ERROR");
    }

    /** In a process group of its own, as a terminal starts it, with Ctrl-C as it is there. */
    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                                Stream.of("setsid", "env", "--default-signal=INT"),
                                Stream.concat(
                                        Stream.of(COMMAND.split(" ")),
                                        Stream.of(
                                                "-B",
                                                "-ntp",
                                                "-Ddebug=false",
                                                "-Dquarkus.http.port=" + port,
                                                "-Dmaven.repo.local=" + checkout.repository(),
                                                "-Dmaven.repo.local.tail="
                                                        + Path.of(System.getProperty("user.home"), ".m2/repository"))))
                        .toList())
                .directory(checkout.module().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BUILDIFY_") || name.startsWith("MAVEN_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    /** A module that starts is not ready for a moment, or not there. */
    private static void eventually(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(condition);
    }

    private String token() {
        try {
            await().atMost(PATIENCE).until(() -> !author.isAlive() || said().find());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(output(), e);
        }
        Matcher token = said();
        assertThat(token.find()).as(output()).isTrue();
        return token.group(1);
    }

    private Matcher said() {
        return TOKEN.matcher(output());
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String command(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
