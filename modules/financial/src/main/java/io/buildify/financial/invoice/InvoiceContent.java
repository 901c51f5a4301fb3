package io.buildify.financial.invoice;

import io.buildify.financial.FinancialConfiguration;
import io.buildify.financial.customer.Customer;
import io.buildify.financial.money.MinorUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PURE: what an invoice says, whoever asked for it.
 *
 * @param shipment that it is for; null if for none
 */
record InvoiceContent(
        Customer customer, Currency currency, @Nullable UUID shipment, List<InvoiceLine> lines) {

    /**
     * @param shipment that the request is made of; null if a person made it
     * @throws IllegalArgumentException if nothing is paid in the currency
     */
    static InvoiceContent of(
            Customer customer,
            Currency currency,
            @Nullable UUID shipment,
            List<InvoiceRequest.Line> lines,
            FinancialConfiguration configuration) {
        MinorUnit.check(currency);
        List<InvoiceLine> made = new ArrayList<>();
        lines.forEach(line -> made.add(InvoiceLine.of(line, configuration.taxRate(), currency)));
        return new InvoiceContent(customer, currency, shipment, made);
    }
}
