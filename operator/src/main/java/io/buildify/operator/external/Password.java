package io.buildify.operator.external;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A password in clear. It never appears in logs, messages or {@link #toString()}.
 *
 * @param value the clear text, ASCII
 */
public record Password(String value) {
    private static final int RANDOM_BYTES = 24;

    /** A new password of 192 random bits, as 32 characters that need no quoting anywhere. */
    public static Password generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "Password[****]";
    }
}
