package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in its one canonical form, RFC 8785: sorted keys, no spaces, numbers as ECMAScript prints them. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical form in UTF-8. */
    public static byte[] bytes(JsonNode json) {
        try {
            return json.isContainerNode()
                    ? new JsonCanonicalizer(json.toString()).getEncodedUTF8()
                    : scalar(json).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + json, e);
        }
    }

    /** SHA-256 of the canonical form, in 64 hexadecimal digits. */
    public static String hash(JsonNode json) {
        return sha256(bytes(json));
    }

    /** SHA-256 in 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The canonicalizer reads objects and arrays only, so that a scalar travels inside an array. */
    private static String scalar(JsonNode json) throws IOException {
        var array = new JsonCanonicalizer("[" + json + "]").getEncodedString();
        return array.substring(1, array.length() - 1);
    }
}
