package io.buildify.sdk.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Where a page ends, as text that clients pass on without reading it. */
final class Cursor {

    private static final int LENGTH = 16;
    private static final int LONGEST = 8_192;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private Cursor() {}

    /** The last id of a page that is ordered by ids alone. */
    static String of(UUID id) {
        byte[] bytes = ByteBuffer.allocate(LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return encode(bytes);
    }

    /** Of a page in any order: the order, and the last row's values in it. */
    static String of(List<String> position) {
        try {
            return encode(JSON.writeValueAsString(position).getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws ProblemException 400 {@code invalid-cursor} if no page can have given it
     */
    static UUID parse(String cursor) {
        byte[] bytes = decode(cursor);
        if (bytes.length != LENGTH) {
            throw invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /**
     * What {@link #of(List)} was given. Clients may have changed it: these are values, to be checked and to become
     * parameters.
     *
     * @throws ProblemException 400 {@code invalid-cursor} if no page can have given it
     */
    static List<String> positions(String cursor) {
        try {
            List<String> position = JSON.readValue(decode(cursor), TEXTS);
            if (position == null || position.stream().anyMatch(Objects::isNull)) {
                throw invalid();
            }
            return position;
        } catch (IOException e) {
            throw invalid();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String cursor) {
        if (cursor.length() > LONGEST) {
            throw invalid();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    static ProblemException invalid() {
        return new ProblemException(
                Problem.of(400, "invalid-cursor", "Not a cursor")
                        .detail(
                                "The query parameter after must be the value of next in the page before, of the same list in the same order."));
    }
}
