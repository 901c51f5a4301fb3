package io.buildify.financial.report;

import io.buildify.financial.money.MinorUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/**
 * What is open of an invoice.
 *
 * @param customerName as it is today
 */
record OpenInvoice(String number, UUID customer, String customerName, LocalDate dueOn, BigDecimal amount) {

    static OpenInvoice of(Object[] row, Currency currency) {
        return new OpenInvoice(
                (String) row[0],
                (UUID) row[1],
                (String) row[2],
                (LocalDate) row[3],
                MinorUnit.round((BigDecimal) row[4], currency));
    }
}
