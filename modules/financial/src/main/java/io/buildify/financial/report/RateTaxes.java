package io.buildify.financial.report;

import java.math.BigDecimal;

/**
 * Taxes of one rate.
 *
 * @param rate as a fraction
 * @param outputNet what was sold
 * @param outputTax what was charged
 * @param inputNet what was bought
 * @param inputTax what was paid
 */
record RateTaxes(
        BigDecimal rate, BigDecimal outputNet, BigDecimal outputTax, BigDecimal inputNet, BigDecimal inputTax) {}
