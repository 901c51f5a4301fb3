package io.buildify.local.agent.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the answer to a {@link LogQuery}. */
public record LogAnswer(LogFile log, LogQuery query) {

    /** Writes until the log ends or the limit is reached. */
    public void writeTo(OutputStream out) throws IOException {
        var skip = linesToSkip();
        var limit = query.limitBytes();
        var left = limit == null ? Long.MAX_VALUE : limit;
        var input = new LogInput(log, query.follow());
        var atLineStart = true;
        for (var line = input.next(out::flush); line != null && left > 0; line = input.next(out::flush)) {
            if (!line.complete()) {
                continue;
            }
            if (skip > 0) {
                skip -= line.whole() ? 1 : 0;
                continue;
            }
            if (wanted(line)) {
                left -= write(out, rendered(line, atLineStart), left);
                atLineStart = line.whole();
            }
        }
        out.flush();
    }

    private boolean wanted(LogLine line) {
        var since = query.since();
        return since == null || !line.time().isBefore(since);
    }

    /** The tail is counted before the first line is sent: lines that come later are always sent. */
    private long linesToSkip() throws IOException {
        var tail = query.tail();
        if (tail == null) {
            return 0;
        }
        var lines = 0L;
        var input = new LogInput(log, false);
        for (var line = input.next(() -> {}); line != null; line = input.next(() -> {})) {
            lines += line.complete() && line.whole() ? 1 : 0;
        }
        return Math.max(0, lines - tail);
    }

    private byte[] rendered(LogLine line, boolean atLineStart) {
        var head = query.timestamps() && atLineStart ? line.timestamp() + " " : "";
        var text = line.text();
        var end = line.whole() ? "\n" : "";
        var bytes = new byte[head.length() + text.length + end.length()];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, head.length());
        System.arraycopy(text, 0, bytes, head.length(), text.length);
        if (line.whole()) {
            bytes[bytes.length - 1] = '\n';
        }
        return bytes;
    }

    private static long write(OutputStream out, byte[] bytes, long left) throws IOException {
        var count = (int) Math.min(left, bytes.length);
        out.write(bytes, 0, count);
        return count;
    }
}
