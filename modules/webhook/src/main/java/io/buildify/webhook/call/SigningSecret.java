package io.buildify.webhook.call;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a subscription's requests are signed with.
 *
 * @param text {@code whsec_} and the key in Base64, as receivers' libraries take it
 */
public record SigningSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static SigningSecret generate() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Never the secret: logs have it otherwise. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
