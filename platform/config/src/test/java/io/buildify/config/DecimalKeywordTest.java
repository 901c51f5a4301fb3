package io.buildify.config;

import static io.buildify.config.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalKeywordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'minimum': 0}          | '0'    | true",
                "{'minimum': 0}          | '-0.1' | false",
                "{'exclusiveMinimum': 0} | '0.00' | false",
                "{'exclusiveMinimum': 0} | '0.01' | true",
                "{'maximum': 1}          | '1.0'  | true",
                "{'maximum': 1}          | '1.01' | false",
                "{'exclusiveMaximum': 1} | '1'    | false",
                "{'exclusiveMaximum': 1} | '0.9'  | true",
                "{'minimum': 0, 'maximum': 1} | 7 | true",
                "{'minimum': 0, 'maximum': 1} | 'much' | true",
            },
            quoteCharacter = '`')
    void boundsAreAboutDecimalsInText(String bounds, String value, boolean accepted) throws Exception {
        assertThat(
                        evaluate("{'properties': {'rate': {'x-buildify-decimal': %s}}}".formatted(bounds), value)
                                instanceof Evaluation.Accepted)
                .isEqualTo(accepted);
    }

    @Test
    void theBoundIsNamed() throws Exception {
        assertThat(((Evaluation.Refused)
                                evaluate("{'properties': {'rate': {'x-buildify-decimal': {'maximum': 1.5}}}}", "'2'"))
                        .problems())
                .extracting(Problem::message)
                .containsExactly(
                        "Module financial (module tier): key rate is refused by the module's schema: its maximum is 1.5; correct it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "{'least': 1}", "{'minimum': '1'}"})
    void whatIsNoBoundIsRefused(String bounds) {
        assertThatThrownBy(() -> ConfigurationSchema.compile(json("{'x-buildify-decimal': %s}".formatted(bounds))))
                .isInstanceOf(ConfigurationSchema.InvalidSchema.class)
                .hasMessageContaining("x-buildify-decimal is");
    }

    @Test
    void aLongListOfValuesIsNotRepeated() throws Exception {
        String values = "'value'" + ", 'another value'".repeat(20);

        assertThat(((Evaluation.Refused) evaluate("{'properties': {'rate': {'enum': [%s]}}}".formatted(values), "'x'"))
                        .problems())
                .extracting(Problem::why)
                .containsExactly("is refused by the module's schema: it is none of the values that the schema lists");
    }

    private static Evaluation evaluate(String schema, String value) throws Exception {
        return Evaluation.of(
                ConfigurationSchema.compile(json(schema)),
                List.of(new Layer(
                        new Origin(Tier.MODULE, "Module financial"), json("{'rate': %s}".formatted(value)), List.of())),
                Completeness.SERVED);
    }
}
