package io.buildify.financial.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinorUnitTest {

    @ParameterizedTest
    @CsvSource({
        "1.005, EUR, 1.01",
        "1.004, EUR, 1.00",
        "0.5, JPY, 1",
        "0.4, JPY, 0",
        "1.2345, KWD, 1.235",
        "2, USD, 2.00"
    })
    void amountsAreRoundedHalfUp(String amount, String currency, String rounded) {
        assertThat(MinorUnit.round(new BigDecimal(amount), Currency.getInstance(currency)))
                .isEqualTo(new BigDecimal(rounded));
    }

    @Test
    void goldIsNotPaidIn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinorUnit.check(Currency.getInstance("XAU")))
                .withMessageContaining("XAU");
    }
}
