package io.buildify.sdk.start;

/** The module has registered no table, so nobody knows where a tenant's rows are. */
final class EraseNotSupported extends Exception {
    EraseNotSupported(String message) {
        super(message);
    }
}
