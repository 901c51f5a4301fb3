package io.buildify.sdk.configuration;

/** A record of the configuration topic that breaks the contract. */
final class UnreadableRecord extends Exception {
    UnreadableRecord(String reason) {
        super(reason);
    }
}
