package io.buildify.gateway.routing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request, brought to the one spelling that is both matched and forwarded, so that no upstream can read
 * another path out of it than the one that was routed. What could be read in two ways is refused, not repaired.
 */
public sealed interface RequestTarget {

    /**
     * @param authority of the absolute form ({@code GET http://host/path}), which then stands for the Host header
     * @param path begins with {@code /}; unreserved characters stand for themselves, other escapes are upper case
     * @param query as the client sent it
     */
    record Accepted(
            @Nullable String authority,
            String path,
            @Nullable String query) implements RequestTarget {

        /** Path and query, as they go to the upstream. */
        public String uri() {
            return query == null ? path : path + "?" + query;
        }
    }

    /** @param reason for the client, a whole sentence */
    record Refused(int status, String reason) implements RequestTarget {}

    /** Longer targets are refused with 414. */
    int LONGEST = 8192;

    static RequestTarget of(String raw) {
        if (raw.length() > LONGEST) {
            return new Refused(414, "The request target is longer than " + LONGEST + " characters.");
        }
        if (raw.startsWith("/")) {
            return originForm(null, raw);
        }
        String lower = raw.length() > 8 ? raw.substring(0, 8).toLowerCase(Locale.ROOT) : "";
        int start = lower.startsWith("http://") ? 7 : lower.equals("https://") ? 8 : -1;
        if (start < 0) {
            return new Refused(400, "The request target must be a path that begins with /.");
        }
        int slash = raw.indexOf('/', start);
        return slash > start
                ? originForm(raw.substring(start, slash), raw.substring(slash))
                : new Refused(400, "The request target names no host or no path.");
    }

    private static RequestTarget originForm(@Nullable String authority, String raw) {
        int mark = raw.indexOf('?');
        String query = mark < 0 ? null : raw.substring(mark + 1);
        if (query != null && !query.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '#')) {
            return new Refused(400, "The query has a character that must be percent-encoded.");
        }
        try {
            return new Accepted(authority, PathSpelling.normalised(mark < 0 ? raw : raw.substring(0, mark)), query);
        } catch (PathSpelling.Ambiguous ambiguous) {
            return new Refused(400, ambiguous.reason());
        }
    }
}
