package io.buildify.webhook.address;

/** A URL may not be called. The message says why, and what helps. */
public final class UrlRefused extends RuntimeException {
    UrlRefused(String message) {
        super(message);
    }
}
