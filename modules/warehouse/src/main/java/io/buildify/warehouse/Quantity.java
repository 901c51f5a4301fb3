package io.buildify.warehouse;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;

/** How much of something: a decimal with three decimals at most. */
public final class Quantity {

    /** Digits before the point in a request. */
    public static final int INTEGER = 9;

    /** Digits behind it, there and in the database. */
    public static final int FRACTION = 3;

    private Quantity() {}

    /** As clients see it, without needless zeros: {@code 2}, {@code 0.25}. */
    public static String text(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }

    /**
     * @throws ProblemException 400 {@code validation} if it is zero
     */
    public static void requireNotZero(String field, BigDecimal quantity) {
        if (quantity.signum() == 0) {
            throw new ProblemException(Problem.of(400, "validation", "Invalid request")
                    .detail("1 field was refused.")
                    .errors(List.of(new Problem.FieldError(field, "must not be 0"))));
        }
    }
}
