package io.buildify.financial;

import io.buildify.financial.money.MinorUnit;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a tenant and a company can set, as in the schema of module.yaml.
 *
 * @param currency of every new invoice
 * @param taxRate as a fraction: 0.19 is 19 percent
 * @param invoicePrefix before the year in an invoice's number
 */
public record FinancialConfiguration(
        @NotNull Currency currency,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6)
        BigDecimal taxRate,

        @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,15}")
        String invoicePrefix) {

    public FinancialConfiguration {
        MinorUnit.check(currency);
    }
}
