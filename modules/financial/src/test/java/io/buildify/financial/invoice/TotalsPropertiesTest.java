package io.buildify.financial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sums against an oracle that counts in whole millionths with integers only. */
class TotalsPropertiesTest {

    private static final int SCALE = 12;

    @Property(tries = 10_000)
    void aLineIsRoundedHalfUpToTheMinorUnit(
            @ForAll("quantities") BigDecimal quantity,
            @ForAll("prices") BigDecimal price,
            @ForAll("currencies") Currency currency) {
        BigDecimal line = Totals.line(quantity, price, currency);

        assertThat(line.scale()).isEqualTo(currency.getDefaultFractionDigits());
        assertThat(line.unscaledValue()).isEqualTo(rounded(quantity.multiply(price), currency));
    }

    @Property(tries = 10_000)
    void whatIsPrintedAddsUp(
            @ForAll("lines") List<BigDecimal> prices,
            @ForAll("rates") BigDecimal rate,
            @ForAll("currencies") Currency currency) {
        List<BigDecimal> lines = prices.stream()
                .map(price -> Totals.line(BigDecimal.ONE, price, currency))
                .toList();

        Totals totals = Totals.of(lines, rate, currency);

        BigInteger net = lines.stream().map(BigDecimal::unscaledValue).reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(totals.net().unscaledValue()).isEqualTo(net);
        assertThat(totals.tax().unscaledValue()).isEqualTo(rounded(totals.net().multiply(rate), currency));
        assertThat(totals.gross()).isEqualTo(totals.net().add(totals.tax()));
        assertThat(totals.tax()).isBetween(BigDecimal.ZERO, totals.net());
    }

    /** Half up by integers: add half a unit, then cut. All amounts are positive and have at most 12 decimals. */
    private static BigInteger rounded(BigDecimal amount, Currency currency) {
        BigInteger fine = amount.movePointRight(SCALE).toBigIntegerExact();
        BigInteger unit = BigInteger.TEN.pow(SCALE - currency.getDefaultFractionDigits());
        return fine.add(unit.shiftRight(1)).divide(unit);
    }

    @Provide
    Arbitrary<BigDecimal> quantities() {
        return decimals("0.000001", "999999999", 6);
    }

    @Provide
    Arbitrary<BigDecimal> prices() {
        return decimals("0", "999999999999", 6);
    }

    @Provide
    Arbitrary<BigDecimal> rates() {
        return decimals("0", "1", 6);
    }

    @Provide
    Arbitrary<List<BigDecimal>> lines() {
        return prices().list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<Currency> currencies() {
        return Arbitraries.of("EUR", "USD", "JPY", "KWD", "CLF", "TND").map(Currency::getInstance);
    }

    private static Arbitrary<BigDecimal> decimals(String least, String most, int scale) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(least), new BigDecimal(most))
                .ofScale(scale);
    }
}
