package io.buildify.webhook.subscription;

import java.time.Instant;

/**
 * A secret that was just made, which is not told again.
 *
 * @param previousUntil until then requests are signed with the one before, too
 */
public record SecretAnswer(String secret, Instant previousUntil) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "a secret";
    }
}
