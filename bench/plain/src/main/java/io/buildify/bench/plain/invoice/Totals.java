package io.buildify.bench.plain.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** PURE: an invoice's sums. */
record Totals(List<Tax> taxes, BigDecimal net, BigDecimal tax, BigDecimal gross) {

    /** The tax of one rate. */
    record Tax(BigDecimal rate, BigDecimal net, BigDecimal tax) {}

    static Totals of(Collection<PlainInvoiceLine> lines, Currency currency) {
        SortedMap<BigDecimal, BigDecimal> netByRate = new TreeMap<>();
        lines.forEach(line -> netByRate.merge(line.taxRate, line.net, BigDecimal::add));
        List<Tax> taxes = new ArrayList<>();
        netByRate.forEach(
                (rate, net) -> taxes.add(new Tax(rate, round(net, currency), round(net.multiply(rate), currency))));
        BigDecimal net = sum(taxes.stream().map(Tax::net).toList(), currency);
        BigDecimal tax = sum(taxes.stream().map(Tax::tax).toList(), currency);
        return new Totals(taxes, net, tax, net.add(tax));
    }

    static BigDecimal round(BigDecimal amount, Currency currency) {
        return amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<BigDecimal> amounts, Currency currency) {
        return round(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }
}
