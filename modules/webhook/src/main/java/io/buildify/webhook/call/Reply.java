package io.buildify.webhook.call;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver has answered.
 *
 * @param status of HTTP
 * @param body its first bytes as text
 * @param retryAfter its header of that name
 */
public record Reply(int status, String body, @Nullable String retryAfter) {

    /** What is kept of a body, in characters. */
    static final int MOST_SHOWN = 500;

    private static final int GONE = 410;
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    boolean isTaken() {
        return status / 100 == 2;
    }

    /** The receiver wants no more events at all. */
    boolean isGone() {
        return status == GONE;
    }

    /** Why this is no success. */
    String problem() {
        return switch (status / 100) {
            case 2 -> "";
            case 3 -> "it answered %d: redirects are not followed".formatted(status);
            default -> "it answered %d".formatted(status);
        };
    }

    /** How long it wants to be left alone, at most an hour; zero if it does not say (RFC 9110, 10.2.3). */
    Duration rest(Instant now) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        Duration wanted = wanted(retryAfter.strip(), now);
        if (wanted.isNegative()) {
            return Duration.ZERO;
        }
        return wanted.compareTo(LONGEST_REST) < 0 ? wanted : LONGEST_REST;
    }

    private static Duration wanted(String text, Instant now) {
        try {
            return text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
