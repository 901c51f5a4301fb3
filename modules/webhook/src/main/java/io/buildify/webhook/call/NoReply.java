package io.buildify.webhook.call;

/** A receiver did not answer. The message says what happened instead, and nothing of the platform's own. */
final class NoReply extends RuntimeException {
    NoReply(String message) {
        super(message);
    }
}
