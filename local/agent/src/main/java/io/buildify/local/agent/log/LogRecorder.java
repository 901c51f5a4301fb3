package io.buildify.local.agent.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a process prints to its log, each line as {@code <time> F <text>}. A line longer than 16 KiB is written in
 * parts, all but the last with {@code P}.
 */
public final class LogRecorder {

    private static final int LONGEST_PART = 16 * 1024;
    private static final DateTimeFormatter NANOSECONDS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private static final Logger LOG = LoggerFactory.getLogger(LogRecorder.class);

    private final LogFile log;
    private final Clock clock;
    private final LastLines last = new LastLines();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();

    private boolean losing;

    /** @param clock time of the lines */
    public LogRecorder(LogFile log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Records until the stream ends. */
    public void record(InputStream output) throws IOException {
        var buffer = new byte[LONGEST_PART];
        for (var count = output.read(buffer); count >= 0; count = output.read(buffer)) {
            append(lines(buffer, count));
        }
        if (part.size() > 0) {
            var lines = new ByteArrayOutputStream();
            finish(lines, 'F');
            append(lines.toByteArray());
        }
    }

    /** A full disk costs lines, never the process, which would wait for its reader. */
    private void append(byte[] lines) {
        try {
            log.append(lines);
        } catch (IOException e) {
            if (!losing) {
                LOG.warn("Lines of a container's log are lost: {}", e.toString());
            }
            losing = true;
        }
    }

    /** The end of the log: at most 80 lines and 2 KiB. */
    public String lastLines() {
        return last.text();
    }

    private byte[] lines(byte[] bytes, int count) {
        var lines = new ByteArrayOutputStream(count + 64);
        var start = 0;
        for (var i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                part.write(bytes, start, i - start);
                finish(lines, 'F');
                start = i + 1;
            }
        }
        part.write(bytes, start, count - start);
        if (part.size() >= LONGEST_PART) {
            finish(lines, 'P');
        }
        return lines.toByteArray();
    }

    private void finish(ByteArrayOutputStream lines, char tag) {
        var head = NANOSECONDS.format(clock.instant()) + " " + tag + " ";
        lines.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        lines.writeBytes(part.toByteArray());
        lines.write('\n');
        last.add(part.toString(StandardCharsets.UTF_8));
        part.reset();
    }
}
