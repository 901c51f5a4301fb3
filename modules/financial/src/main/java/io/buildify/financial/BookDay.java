package io.buildify.financial;

import io.buildify.sdk.problem.ProblemException;
import java.time.LocalDate;

/** PURE: days that something can be booked on. */
public final class BookDay {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private BookDay() {}

    /**
     * The day, if it can be.
     *
     * @param field as the client wrote it
     * @throws ProblemException 400 {@code validation}
     */
    public static LocalDate check(String field, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw Refusal.field(field, "must be between %s and %s", FIRST, LAST);
        }
        return day;
    }
}
