package io.buildify.financial.invoice;

import io.buildify.financial.money.MinorUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * PURE: an invoice's sums. Each line is rounded, then the tax of each rate on the sum of its lines, so that what is
 * printed adds up.
 *
 * @param taxes one for each rate, the lowest first
 * @param net sum of the lines
 * @param tax sum of the taxes
 * @param gross net and tax
 */
public record Totals(List<Tax> taxes, BigDecimal net, BigDecimal tax, BigDecimal gross) {

    /**
     * The tax of one rate.
     *
     * @param rate as a fraction
     * @param net sum of the lines of that rate
     */
    public record Tax(BigDecimal rate, BigDecimal net, BigDecimal tax) {}

    /**
     * What a line adds.
     *
     * @param net rounded
     */
    record Line(BigDecimal net, BigDecimal taxRate) {}

    static Totals of(Collection<Line> lines, Currency currency) {
        SortedMap<BigDecimal, BigDecimal> netByRate = new TreeMap<>();
        lines.forEach(line -> netByRate.merge(line.taxRate(), line.net(), BigDecimal::add));
        List<Tax> taxes = new ArrayList<>();
        netByRate.forEach((rate, net) -> taxes.add(
                new Tax(rate, MinorUnit.round(net, currency), MinorUnit.round(net.multiply(rate), currency))));
        BigDecimal net = sum(taxes.stream().map(Tax::net).toList(), currency);
        BigDecimal tax = sum(taxes.stream().map(Tax::tax).toList(), currency);
        return new Totals(taxes, net, tax, net.add(tax));
    }

    /** What one line costs before tax. */
    static BigDecimal line(BigDecimal quantity, BigDecimal unitPrice, Currency currency) {
        return MinorUnit.round(quantity.multiply(unitPrice), currency);
    }

    private static BigDecimal sum(List<BigDecimal> amounts, Currency currency) {
        return MinorUnit.round(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }
}
