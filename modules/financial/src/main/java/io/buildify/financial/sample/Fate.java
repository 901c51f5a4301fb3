package io.buildify.financial.sample;

/** What becomes of an invoice that is made up. */
enum Fate {
    PAID,
    ISSUED,
    PARTLY_PAID,
    CANCELLED,
    OVERPAID,
    DRAFT;

    /** They take turns, so that even a few invoices are in several states. */
    static Fate of(int position) {
        return values()[position % values().length];
    }
}
