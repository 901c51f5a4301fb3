package io.buildify.operator.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each Event happened lately, so that a repetition counts up instead of adding another. */
final class RecentEvents {
    private static final int KEPT = 2_000;

    private final Map<Key, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Seen> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Seen seen(Key key, Instant now) {
        return seen.merge(key, new Seen(now, 1), (before, again) -> new Seen(before.first(), before.count() + 1));
    }

    record Seen(Instant first, int count) {}

    /** The same for the same subject, reason and message. */
    record Key(@Nullable String uid, String reason, String message) {
        String hash() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest((uid + "\0" + reason + "\0" + message).getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 8);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
