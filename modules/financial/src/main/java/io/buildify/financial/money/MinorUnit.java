package io.buildify.financial.money;

import io.buildify.financial.Refusal;
import io.buildify.sdk.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** The smallest amount of a currency that is paid: cents of EUR, whole JPY, thousandths of KWD (ISO 4217). */
public final class MinorUnit {

    private MinorUnit() {}

    /** The amount, rounded half up to the currency's minor unit, with exactly its number of digits. */
    public static BigDecimal round(BigDecimal amount, Currency currency) {
        return amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /**
     * What a client sent, with exactly the currency's number of digits.
     *
     * @param field as the client wrote it
     * @throws ProblemException 400 {@code validation} if it has more, or nothing is paid in the currency
     */
    public static BigDecimal exact(String field, BigDecimal amount, Currency currency) {
        if (currency.getDefaultFractionDigits() < 0) {
            throw Refusal.field("currency", "must be one that is paid in");
        }
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw Refusal.field(
                    field,
                    "must have at most %d decimals in %s",
                    currency.getDefaultFractionDigits(),
                    currency.getCurrencyCode());
        }
        return round(amount, currency);
    }

    /**
     * @throws IllegalArgumentException if the currency has no minor unit, such as XAU, and nothing can be
     *     paid in it
     */
    public static void check(Currency currency) {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(
                    currency.getCurrencyCode() + " is not a currency that invoices are paid in");
        }
    }
}
