package io.buildify.sdk.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.sdk.scope.Scope;
import jakarta.validation.Validation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationBindingTest {

    private final ConfigurationBinding binding =
            new ConfigurationBinding(Validation.buildDefaultValidatorFactory().getValidator());

    record Settings(
            @NotNull Currency currency,
            @NotNull @DecimalMax("1") BigDecimal taxRate) {}

    @ParameterizedTest
    @ValueSource(strings = {"0.19", "\"0.19\"", "19e-2"})
    void aDecimalMayBeANumberOrAString(String taxRate) {
        assertThat(bind("{\"currency\":\"EUR\",\"tax_rate\":" + taxRate + "}"))
                .isEqualTo(new Settings(Currency.getInstance("EUR"), new BigDecimal("0.19")));
    }

    @Test
    void aDecimalKeepsEveryDigit() {
        assertThat(bind("{\"currency\":\"EUR\",\"tax_rate\":0.12345678901234567890}")
                        .taxRate())
                .isEqualTo(new BigDecimal("0.12345678901234567890"));
    }

    @Test
    void keysThatTheRecordDoesNotHaveAreLeftOut() {
        assertThat(bind("{\"currency\":\"EUR\",\"tax_rate\":0,\"footer\":{\"text\":\"…\"}}")
                        .currency())
                .hasToString("EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"currency\":\"EUR\"}",
                "{\"currency\":\"EUR\",\"tax_rate\":2}",
                "{\"currency\":\"EUR\",\"tax_rate\":\"abc\"}",
                "{\"currency\":\"QQQ\",\"tax_rate\":0}"
            })
    void valuesThatDoNotFitAreRefusedWithAReason(String values) {
        assertThatExceptionOfType(ConfigurationInvalid.class)
                .isThrownBy(() -> bind(values))
                .withMessageContaining("does not fit Settings")
                .withMessageContaining("schema");
    }

    /** Goes the whole way, from the bytes of the topic. */
    private Settings bind(String values) {
        ConfigurationTable table = new ConfigurationTable(1, "1.0.0");
        String json =
                "{\"contract\":1,\"enabled\":true,\"companies\":\"All\",\"hash\":\"0\",\"values\":" + values + "}";
        Scope scope = new Scope("acme", null);
        try {
            table.put(scope.key(), json.getBytes(StandardCharsets.UTF_8), 1, Instant.EPOCH);
        } catch (UnreadableRecord e) {
            throw new IllegalArgumentException(e);
        }
        JsonNode read = ((Serving.Here) table.serving(scope)).configuration().values();
        return binding.bind(read, Settings.class);
    }
}
