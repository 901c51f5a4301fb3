package io.buildify.financial.invoice;

import io.buildify.financial.money.MinorUnit;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * An invoice's sums. Each line is rounded, then the tax on their sum, so that what is printed adds up.
 *
 * @param net sum of the lines
 * @param gross net and tax
 */
record Totals(BigDecimal net, BigDecimal tax, BigDecimal gross) {

    static Totals of(List<BigDecimal> lines, BigDecimal taxRate, Currency currency) {
        BigDecimal net = MinorUnit.round(lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add), currency);
        BigDecimal tax = MinorUnit.round(net.multiply(taxRate), currency);
        return new Totals(net, tax, net.add(tax));
    }

    /** What one line costs before tax. */
    static BigDecimal line(BigDecimal quantity, BigDecimal unitPrice, Currency currency) {
        return MinorUnit.round(quantity.multiply(unitPrice), currency);
    }
}
