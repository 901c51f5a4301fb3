package io.buildify.financial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvoiceNumbersTest {

    @Test
    void aNumberHasSixDigits() {
        assertThat(InvoiceNumbers.format("DE-INV", 2026, 1)).isEqualTo("DE-INV-2026-000001");
        assertThat(InvoiceNumbers.format("INV", 2027, 999_999)).isEqualTo("INV-2027-999999");
    }
}
