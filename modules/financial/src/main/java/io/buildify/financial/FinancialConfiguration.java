package io.buildify.financial;

import io.buildify.financial.money.MinorUnit;
import io.buildify.sdk.configuration.ModuleConfiguration;
import io.buildify.sdk.configuration.Setting;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * What a tenant and a company can set. What has a value of its own where nobody sets it is never null.
 *
 * @param currency of every new invoice
 * @param taxRate of lines that name none, as a fraction: 0.19 is 19 percent
 * @param invoicePrefix before the year in an invoice's number
 * @param creditNotePrefix before the year in a credit note's number; CN unless set
 * @param paymentDays until an invoice is due, where its customer has no term of its own; 14 unless set
 * @param companyName of who issues invoices, printed on them; this and the following are empty unless set
 * @param companyAddress of who issues invoices, in lines
 * @param companyTaxNumber of who issues invoices
 * @param invoiceFooter what is printed at the foot of an invoice, such as a bank account
 */
@ModuleConfiguration
public record FinancialConfiguration(
        @Setting("ISO 4217 code of the currency of new invoices") @NotNull
        Currency currency,

        @Setting("Tax on lines that name no rate of their own, as a fraction; 0.19 is 19 percent. A string is exact.")
        @NotNull
        @DecimalMin("0")
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 6)
        BigDecimal taxRate,

        @Setting("What an invoice's number begins with") @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,15}")
        String invoicePrefix,

        @Setting("What a credit note's number begins with; CN unless set") @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,15}")
        String creditNotePrefix,

        @Setting("Days until an invoice is due, where its customer has no term of its own; 14 unless set")
        @Min(0)
        @Max(365)
        Integer paymentDays,

        @Setting("Who issues invoices, as printed on them") @Size(max = 200)
        String companyName,

        @Setting("Address of who issues invoices, in lines") @Size(max = 500)
        String companyAddress,

        @Setting("Tax number of who issues invoices") @Size(max = 50)
        String companyTaxNumber,

        @Setting("What is printed at the foot of an invoice, such as a bank account") @Size(max = 1000)
        String invoiceFooter) {

    public FinancialConfiguration {
        MinorUnit.check(currency);
        creditNotePrefix = Objects.requireNonNullElse(creditNotePrefix, "CN");
        paymentDays = Objects.requireNonNullElse(paymentDays, 14);
        companyName = Objects.requireNonNullElse(companyName, "");
        companyAddress = Objects.requireNonNullElse(companyAddress, "");
        companyTaxNumber = Objects.requireNonNullElse(companyTaxNumber, "");
        invoiceFooter = Objects.requireNonNullElse(invoiceFooter, "");
    }
}
