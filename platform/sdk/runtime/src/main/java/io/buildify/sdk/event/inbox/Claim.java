package io.buildify.sdk.event.inbox;

/** What the inbox says to a handler that wants an event. */
enum Claim {
    /** It is the handler's, if its transaction commits. */
    GRANTED,
    /** It was handled before, or waits in the inbox. */
    KNOWN,
    /** Earlier events of its key wait in the inbox: it has to wait behind them. */
    BEHIND
}
