package io.buildify.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret that was just made, which is not told again.
 *
 * @param previousUntil until then requests are signed with the one before, too; absent if that could not be read any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretAnswer(String secret, @Nullable Instant previousUntil) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "a secret";
    }
}
