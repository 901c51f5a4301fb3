package io.buildify.sdk.event.inbox;

/** PURE: why a handler failed, short enough for a column and a header. */
final class FailureReason {

    private static final int LONGEST = 500;

    private FailureReason() {}

    static String of(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? "it failed without saying why" : message;
        String oneLine = text.strip().replaceAll("\\s*\\R\\s*", "; ");
        return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST - 1) + "…";
    }
}
