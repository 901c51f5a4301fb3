package io.buildify.sdk.deployment.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.buildify.sdk.configuration.Setting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationSchemasTest {

    enum Pace {
        @JsonProperty("slow")
        SLOW,
        FAST
    }

    record Footer(
            @NotBlank @Size(max = 200) String text,
            @Size(max = 3) List<@Pattern(regexp = "[a-z]+") String> links) {}

    record Whole(
            @Setting("The price of a note, in EUR")
            @NotNull
            @DecimalMin("0")
            @DecimalMax("1")
            @Digits(integer = 1, fraction = 6)
            BigDecimal pricePerNote,

            @Setting(
                    value = "How many at most",
                    tiers = {Setting.Tier.MODULE, Setting.Tier.TENANT})
            @Min(1)
            @Max(9)
            int most,

            @NotNull Pace pace,
            @Valid Footer footer,
            Map<@Pattern(regexp = "[a-z]{2}") String, String> names,
            @JsonProperty("SMTP") String server) {}

    @Test
    void aRecordsComponentsAreItsProperties() throws Exception {
        assertThat(ConfigurationSchemas.of(Whole.class).toString()).isEqualTo("""
                {"type":"object","additionalProperties":false,"required":["price_per_note","most","pace"],"properties":{
                 "price_per_note":{"description":"The price of a note, in EUR","type":["number","string"],"minimum":0,
                  "maximum":1,"multipleOf":0.000001,"pattern":"^[0-9](\\\\.[0-9]{1,6})?$",
                  "x-buildify-decimal":{"minimum":0,"maximum":1}},
                 "most":{"description":"How many at most","type":"integer","minimum":1,"maximum":9,
                  "x-buildify-tiers":["module","tenant"]},
                 "pace":{"type":"string","enum":["slow","FAST"]},
                 "footer":{"type":"object","additionalProperties":false,"required":["text"],"properties":{
                  "text":{"type":"string","minLength":1,"maxLength":200,"pattern":"[^\\\\s\\\\x1c-\\\\x1f\\\\u1680\\\\u2000-\\\\u2006\\\\u2008-\\\\u200a\\\\u2028\\\\u2029\\\\u205f\\\\u3000]"},
                  "links":{"type":"array","maxItems":3,"items":{"type":"string","pattern":"^[a-z]+$"}}}},
                 "names":{"type":"object","propertyNames":{"pattern":"^[a-z]{2}$"},"additionalProperties":{"type":"string"}},
                 "SMTP":{"type":"string"}}}""".replaceAll("\n *", ""));
    }

    record Address(@Email String mail) {}

    record Deadline(@Future Instant end) {}

    record Moment(Instant at) {}

    record Insensitive(
            @Pattern(regexp = "a", flags = Pattern.Flag.CASE_INSENSITIVE)
            String text) {}

    record Misplaced(@Size(max = 3) Integer number) {}

    record Together(Integer least, Integer most) {
        @AssertTrue
        boolean isOrdered() {
            return least <= most;
        }
    }

    record Endless(List<Endless> below) {}

    static Stream<Arguments> unsaid() {
        return Stream.of(
                Arguments.of(Address.class, "Address.mail: no schema says @jakarta.validation.constraints.Email("),
                Arguments.of(Deadline.class, "Deadline.end: no schema fits the type Instant"),
                Arguments.of(Moment.class, "Moment.at: no schema fits the type Instant. Use text with @Pattern"),
                Arguments.of(
                        Insensitive.class, "Insensitive.text: no schema says @jakarta.validation.constraints.Pattern"),
                Arguments.of(Misplaced.class, "Misplaced.number: no schema says @jakarta.validation.constraints.Size"),
                Arguments.of(
                        Together.class,
                        "Together: the operator cannot check @jakarta.validation.constraints.AssertTrue"),
                Arguments.of(Endless.class, "it contains itself"));
    }

    @ParameterizedTest
    @MethodSource("unsaid")
    void whatNoSchemaSaysIsNamedWithARemedy(Class<?> record, String message) {
        assertThatExceptionOfType(NotInSchema.class)
                .isThrownBy(() -> ConfigurationSchemas.of(record))
                .withMessageContaining(message);
    }

    @Test
    void everyCurrencyIsMoneyThatTheJdkKnows() {
        assertThat(Currencies.CODES)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(150)
                .allSatisfy(code -> assertThat(Currency.getInstance(code).getDefaultFractionDigits())
                        .isNotNegative());
    }
}
