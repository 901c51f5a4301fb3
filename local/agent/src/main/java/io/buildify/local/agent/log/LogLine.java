package io.buildify.local.agent.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * One stored line.
 *
 * @param stored {@code <time> F|P <text>}, without its line end
 */
record LogLine(byte[] stored) {

    /** Length of {@code 2026-01-01T00:00:00.000000000Z}. */
    private static final int TIME = 30;

    private static final int HEAD = TIME + 3;

    String timestamp() {
        return new String(stored, 0, TIME, StandardCharsets.US_ASCII);
    }

    Instant time() {
        return Instant.parse(timestamp());
    }

    /** Whether the line ends here; otherwise the next stored line continues it. */
    boolean whole() {
        return stored[TIME + 1] == 'F';
    }

    byte[] text() {
        return Arrays.copyOfRange(stored, HEAD, stored.length);
    }

    /** A file cut off by a full disk may end in less than a line. */
    boolean complete() {
        return stored.length >= HEAD;
    }
}
