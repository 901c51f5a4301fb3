package io.buildify.webhook.call;

import io.buildify.sdk.event.Receipt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one request.
 *
 * @param reply null if there was none
 */
public record Attempt(
        Outcome outcome,
        String reason,
        Duration notBefore,
        @Nullable Reply reply) implements Receipt {

    static Attempt of(Reply reply, Instant now) {
        if (reply.isTaken()) {
            return new Attempt(Outcome.TAKEN, "", Duration.ZERO, reply);
        }
        return new Attempt(reply.isGone() ? Outcome.NEVER : Outcome.NOT_NOW, reply.problem(), reply.rest(now), reply);
    }

    /** There was no answer. */
    static Attempt failed(String reason) {
        return new Attempt(Outcome.NOT_NOW, reason, Duration.ZERO, null);
    }

    /** There was no request, and there will be none. */
    public static Attempt never(String reason) {
        return new Attempt(Outcome.NEVER, reason, Duration.ZERO, null);
    }

    /** Nobody wants it any more. */
    public static Attempt unwanted() {
        return new Attempt(Outcome.TAKEN, "", Duration.ZERO, null);
    }

    /** The receiver wants no more events at all. */
    public boolean isGone() {
        return reply != null && reply.isGone();
    }
}
