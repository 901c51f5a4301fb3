package io.buildify.local.agent.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Executor threads = Thread::startVirtualThread;

    @TempDir
    Path folder;

    @Test
    void everyLineIsAnsweredAsItWasPrinted() throws Exception {
        assertThat(answer(recorded("one\ntwo\n\nthree"), all())).isEqualTo("one\ntwo\n\nthree\n");
    }

    @Test
    void timestampsComeBeforeTheLines() throws Exception {
        assertThat(answer(recorded("one\ntwo\n"), new LogQuery(false, false, null, null, true, null)))
                .isEqualTo("2026-01-01T00:00:00.000000000Z one\n2026-01-01T00:00:01.000000000Z two\n");
    }

    @Test
    void theTailCountsLinesFromTheEnd() throws Exception {
        var log = recorded("one\ntwo\nthree\n");

        assertThat(answer(log, tail(2))).isEqualTo("two\nthree\n");
        assertThat(answer(log, tail(0))).isEmpty();
        assertThat(answer(log, tail(9))).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void earlierLinesCanBeLeftOut() throws Exception {
        var query = new LogQuery(false, false, START.plusSeconds(1), null, false, null);

        assertThat(answer(recorded("one\ntwo\nthree\n"), query)).isEqualTo("two\nthree\n");
    }

    @Test
    void theAnswerStopsAtTheLimit() throws Exception {
        assertThat(answer(recorded("one\ntwo\nthree\n"), new LogQuery(false, false, null, null, false, 6L)))
                .isEqualTo("one\ntw");
    }

    @Test
    void aLineOfManyPartsIsAnsweredWhole() throws Exception {
        var line = "x".repeat(100_000);

        assertThat(answer(recorded(line + "\nend\n"), all())).isEqualTo(line + "\nend\n");
        assertThat(answer(recorded(line + "\nend\n"), tail(2))).isEqualTo(line + "\nend\n");
        assertThat(answer(recorded(line + "\nend\n"), tail(1))).isEqualTo("end\n");
    }

    @Test
    void aFullFileIsRotatedAndTheNewestLinesAreKept() throws Exception {
        var lines = IntStream.range(0, 200).mapToObj(i -> "line " + i).collect(Collectors.joining("\n", "", "\n"));
        var file = folder.resolve("0.log");
        try (var log = LogFile.create(file, 1000)) {
            var recorder = new LogRecorder(log, ticking());
            for (var line : lines.split("(?<=\n)")) {
                recorder.record(new ByteArrayInputStream(line.getBytes(UTF_8)));
            }
        }

        assertThat(Files.size(file)).isLessThanOrEqualTo(1000);
        assertThat(Files.size(folder.resolve("0.log.1"))).isLessThanOrEqualTo(1000);
        var kept = answer(LogFile.finished(file), all());
        assertThat(lines).endsWith(kept);
        assertThat(kept.lines().count()).isBetween(25L, 60L);
    }

    @Test
    void followersGetEachLineWhenItIsPrintedAndEndWithTheLog() throws Exception {
        var log = LogFile.create(folder.resolve("0.log"), 500);
        var process = new PipedOutputStream();
        var output = new PipedInputStream(process);
        var recording = CompletableFuture.runAsync(() -> record(log, output), threads);
        var received = new PipedOutputStream();
        var reader = new PipedInputStream(received, 1 << 16);
        var following = CompletableFuture.runAsync(() -> follow(log, received), threads);

        for (var i = 0; i < 100; i++) {
            var line = "line " + i + "\n";
            process.write(line.getBytes(UTF_8));
            process.flush();
            assertThat(new String(reader.readNBytes(line.length()), UTF_8)).isEqualTo(line);
        }
        process.close();
        recording.get(10, TimeUnit.SECONDS);
        log.close();
        following.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theLastLinesAreThoseOfATerminationMessage() throws Exception {
        var many = IntStream.range(0, 500).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        try (var log = LogFile.create(folder.resolve("0.log"), 1 << 20)) {
            var recorder = new LogRecorder(log, ticking());
            recorder.record(new ByteArrayInputStream(many.getBytes(UTF_8)));

            assertThat(recorder.lastLines().lines()).hasSize(80).last().isEqualTo("line 499");
            recorder.record(new ByteArrayInputStream(("ä".repeat(5000) + "!\n").getBytes(UTF_8)));
            assertThat(recorder.lastLines()).endsWith("ä!\n");
            assertThat(recorder.lastLines().getBytes(UTF_8).length).isLessThanOrEqualTo(2048);
        }
    }

    private LogFile recorded(String output) throws IOException {
        var file = folder.resolve("0.log");
        try (var log = LogFile.create(file, 1 << 20)) {
            record(log, new ByteArrayInputStream(output.getBytes(UTF_8)));
        }
        return LogFile.finished(file);
    }

    private static void record(LogFile log, InputStream output) {
        try {
            new LogRecorder(log, ticking()).record(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void follow(LogFile log, OutputStream out) {
        try {
            new LogAnswer(log, new LogQuery(true, false, null, null, false, null)).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(LogFile log, LogQuery query) throws IOException {
        var out = new ByteArrayOutputStream();
        new LogAnswer(log, query).writeTo(out);
        return out.toString(UTF_8);
    }

    private static LogQuery all() {
        return new LogQuery(false, false, null, null, false, null);
    }

    private static LogQuery tail(long lines) {
        return new LogQuery(false, false, null, lines, false, null);
    }

    /** One second per line. */
    private static Clock ticking() {
        var seconds = new AtomicInteger();
        InstantSource source = () -> START.plusSeconds(seconds.getAndIncrement());
        return source.withZone(ZoneOffset.UTC);
    }
}
