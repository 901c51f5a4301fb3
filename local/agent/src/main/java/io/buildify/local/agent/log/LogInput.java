package io.buildify.local.agent.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The stored lines of a log, one after the other. */
final class LogInput {

    private final LogFile log;
    private final boolean follow;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).flip();
    private long position;

    LogInput(LogFile log, boolean follow) {
        this.log = log;
        this.follow = follow;
    }

    /** The next line; null at the end of the log. Flushes {@code idle} before it waits for more. */
    @Nullable
    LogLine next(Flush idle) throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            if (!buffer.hasRemaining() && !refill(idle)) {
                return line.size() == 0 ? null : new LogLine(line.toByteArray());
            }
            var next = buffer.get();
            if (next == '\n') {
                return new LogLine(line.toByteArray());
            }
            line.write(next);
        }
    }

    private boolean refill(Flush idle) throws IOException {
        idle.flush();
        buffer.clear();
        var before = position;
        position = log.read(position, buffer, follow);
        buffer.flip();
        return position != before;
    }

    /** Sends what was written so far. */
    interface Flush {
        void flush() throws IOException;
    }
}
