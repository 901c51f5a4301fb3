package io.buildify.financial;

import io.buildify.financial.money.MinorUnit;
import io.buildify.sdk.configuration.ModuleConfiguration;
import io.buildify.sdk.configuration.Setting;
import io.buildify.sdk.configuration.UsesFeatures;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a tenant and a company can set.
 *
 * @param currency of every new invoice
 * @param taxRate as a fraction: 0.19 is 19 percent
 * @param invoicePrefix before the year in an invoice's number
 */
@ModuleConfiguration
@UsesFeatures({"payments", "reports"})
public record FinancialConfiguration(
        @Setting("ISO 4217 code of the currency of new invoices") @NotNull
        Currency currency,

        @Setting("Tax on an invoice's net amount, as a fraction; 0.19 is 19 percent. A string is exact.")
        @NotNull
        @DecimalMin("0")
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 6)
        BigDecimal taxRate,

        @Setting("What an invoice's number begins with") @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,15}")
        String invoicePrefix) {

    public FinancialConfiguration {
        MinorUnit.check(currency);
    }
}
