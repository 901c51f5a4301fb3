package io.buildify.local.agent.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The end of a log that fits a container's termination message: at most 80 lines and 2 KiB. */
final class LastLines {

    private static final int LINES = 80;
    private static final int BYTES = 2048;

    private final Deque<String> lines = new ArrayDeque<>();
    private int bytes;

    synchronized void add(String line) {
        var kept = line.getBytes(StandardCharsets.UTF_8).length < BYTES ? line : end(line);
        lines.addLast(kept);
        bytes += size(kept);
        while (lines.size() > LINES || bytes > BYTES) {
            bytes -= size(lines.removeFirst());
        }
    }

    synchronized String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static int size(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    /** A quarter of the bytes as characters always fits: no character has more than four. */
    private static String end(String line) {
        var characters = line.codePointCount(0, line.length());
        var kept = Math.min(characters, BYTES / 4 - 1);
        return line.substring(line.offsetByCodePoints(0, characters - kept));
    }
}
