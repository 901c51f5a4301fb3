package io.buildify.sdk.rest;

import java.util.List;
import java.util.regex.Pattern;

/**
 * PURE: a list of entity tags, as {@code If-Match} and {@code If-None-Match} have them (RFC 9110, 8.8.3).
 *
 * @param any whether it is {@code *}
 * @param tags strong tags with their quotes
 */
record EntityTags(boolean any, List<String> tags) {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");

    /** Of {@code If-Match}: weak tags match nothing. */
    static EntityTags strong(String header) {
        return new EntityTags(
                header.strip().equals("*"),
                TAG.matcher(header)
                        .results()
                        .filter(tag -> tag.group(1) == null)
                        .map(tag -> tag.group(2))
                        .toList());
    }

    /** Of {@code If-None-Match}: a tag that a proxy made weak is the same. */
    static EntityTags weak(String header) {
        return new EntityTags(
                header.strip().equals("*"),
                TAG.matcher(header).results().map(tag -> tag.group(2)).toList());
    }

    boolean matches(String tag) {
        return any || tags.contains(tag);
    }
}
