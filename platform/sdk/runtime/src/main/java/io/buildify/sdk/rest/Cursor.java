package io.buildify.sdk.rest;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** The last id of a page, as text that clients pass on without reading it. */
final class Cursor {

    private static final int LENGTH = 16;

    private Cursor() {}

    static String of(UUID id) {
        byte[] bytes = ByteBuffer.allocate(LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @throws ProblemException 400 {@code invalid-cursor} if no page can have given it
     */
    static UUID parse(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (bytes.length != LENGTH) {
            throw invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static ProblemException invalid() {
        return new ProblemException(Problem.of(400, "invalid-cursor", "Not a cursor")
                .detail("The query parameter after must be the value of next in the page before."));
    }
}
