package io.buildify.operator.status;

import java.nio.charset.StandardCharsets;

/** Text of a condition: as long as a person reads. */
final class Message {
    /** Bytes in UTF-8. */
    static final int MAX_BYTES = 1024;

    private static final String CUT = "…";

    private Message() {}

    /** The text, cut at a character's border when it is too long. */
    static String bounded(String text) {
        if (bytes(text) <= MAX_BYTES) {
            return text;
        }
        int end = text.length();
        while (bytes(text.substring(0, end)) > MAX_BYTES - bytes(CUT)) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + CUT;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
