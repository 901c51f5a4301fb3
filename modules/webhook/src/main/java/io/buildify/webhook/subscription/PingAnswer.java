package io.buildify.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.webhook.call.Attempt;
import io.buildify.webhook.call.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What came of an event that was sent for a try.
 *
 * @param delivered whether the receiver has taken it
 * @param status of the answer; absent without one
 * @param answer its first bytes
 * @param reason why it was not taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PingAnswer(
        boolean delivered,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable String reason) {

    static PingAnswer of(Attempt attempt) {
        Reply reply = attempt.reply();
        return new PingAnswer(
                attempt.outcome() == Attempt.Outcome.TAKEN,
                reply == null ? null : reply.status(),
                reply == null ? null : textOrNull(reply.body()),
                textOrNull(attempt.reason()));
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
