package io.buildify.local.agent.volume;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Issues tokens of the pod's ServiceAccount, bound to the pod. */
public interface Tokens {

    /**
     * @param audience whom the token is for; null for the API server
     * @param seconds how long it should be valid
     */
    Token issue(@Nullable String audience, long seconds);

    /** @param expires when it stops being valid */
    record Token(String value, Instant expires) {}
}
