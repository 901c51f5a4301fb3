package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A JSON Pointer (RFC 6901) to something below the root. */
record Pointer(List<String> keys) {

    /**
     * Reads a pointer.
     *
     * @throws IllegalArgumentException when the text does not begin with a slash or has a tilde that escapes nothing
     */
    static Pointer parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("it must begin with /");
        }
        var keys = new ArrayList<String>();
        for (var key : text.substring(1).split("/", -1)) {
            keys.add(unescape(key));
        }
        return new Pointer(List.copyOf(keys));
    }

    /** The text of a pointer to a member of what {@code pointer} points to. */
    static String append(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer as people read it: without its leading slash. */
    static String name(String pointer) {
        return pointer.startsWith("/") ? pointer.substring(1) : pointer;
    }

    /** Whether it points to something inside an array of the document. */
    boolean entersArray(JsonNode document) {
        var node = document;
        for (var key : keys) {
            if (node.isArray()) {
                return true;
            }
            node = node.path(key);
        }
        return false;
    }

    String head() {
        return keys.getFirst();
    }

    Pointer tail() {
        return new Pointer(keys.subList(1, keys.size()));
    }

    boolean isLast() {
        return keys.size() == 1;
    }

    private static String unescape(String key) {
        if (key.replace("~0", "").replace("~1", "").contains("~")) {
            throw new IllegalArgumentException("~ must be written ~0, and / inside a key ~1");
        }
        return key.replace("~1", "/").replace("~0", "~");
    }
}
