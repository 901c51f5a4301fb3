package io.buildify.financial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
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
            @ForAll("rates") List<BigDecimal> rates,
            @ForAll("currencies") Currency currency) {
        List<Totals.Line> lines = new ArrayList<>();
        prices.forEach(price -> lines.add(
                new Totals.Line(Totals.line(BigDecimal.ONE, price, currency), rates.get(lines.size() % rates.size()))));

        Totals totals = Totals.of(lines, currency);

        BigInteger net =
                lines.stream().map(line -> line.net().unscaledValue()).reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(totals.net().unscaledValue()).isEqualTo(net);
        assertThat(totals.gross()).isEqualTo(totals.net().add(totals.tax()));
        assertThat(totals.taxes()).extracting(Totals.Tax::rate).doesNotHaveDuplicates();
        assertThat(totals.taxes()).allSatisfy(tax -> {
            assertThat(tax.net())
                    .isEqualTo(lines.stream()
                            .filter(line -> line.taxRate().compareTo(tax.rate()) == 0)
                            .map(Totals.Line::net)
                            .reduce(BigDecimal::add)
                            .orElseThrow());
            assertThat(tax.tax().unscaledValue()).isEqualTo(rounded(tax.net().multiply(tax.rate()), currency));
            assertThat(tax.tax()).isBetween(BigDecimal.ZERO, tax.net());
        });
        assertThat(sum(totals.taxes(), Totals.Tax::net)).isEqualByComparingTo(totals.net());
        assertThat(sum(totals.taxes(), Totals.Tax::tax)).isEqualByComparingTo(totals.tax());
    }

    @Example
    void ratesThatAreWrittenDifferentlyAreTheSame() {
        Currency euro = Currency.getInstance("EUR");

        Totals totals = Totals.of(
                List.of(
                        new Totals.Line(new BigDecimal("1.00"), new BigDecimal("0.19")),
                        new Totals.Line(new BigDecimal("2.00"), new BigDecimal("0.190"))),
                euro);

        assertThat(totals.taxes()).hasSize(1);
        assertThat(totals.tax()).isEqualTo(new BigDecimal("0.57"));
    }

    private static BigDecimal sum(List<Totals.Tax> taxes, Function<Totals.Tax, BigDecimal> amount) {
        return taxes.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
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
    Arbitrary<List<BigDecimal>> rates() {
        return decimals("0", "1", 6).list().ofMinSize(1).ofMaxSize(4);
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
