package io.buildify.gateway.routing;

/** What a rule asks of the path. Values begin with {@code /}; a prefix counts by whole segments. */
public sealed interface PathMatch {

    /** The one path itself, trailing slash included. */
    record Exact(String value) implements PathMatch {}

    /**
     * The path and everything below it: {@code /a} takes {@code /a}, {@code /a/} and {@code /a/b}, not {@code /ab}.
     *
     * @param value kept without its trailing slash, so that the root is the empty string
     */
    record Prefix(String value) implements PathMatch {
        public Prefix {
            value = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        }
    }
}
