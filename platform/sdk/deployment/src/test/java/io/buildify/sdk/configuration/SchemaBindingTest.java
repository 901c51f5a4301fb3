package io.buildify.sdk.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.config.Completeness;
import io.buildify.config.ConfigurationSchema;
import io.buildify.config.Evaluation;
import io.buildify.config.Layer;
import io.buildify.config.Origin;
import io.buildify.config.Tier;
import io.buildify.sdk.deployment.schema.ConfigurationSchemas;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the operator accepts by the generated schema is what the module binds: both see every value of a pool, once
 * for each record, with the operator's own validator and the module's own binding.
 */
class SchemaBindingTest {

    enum Colour {
        RED,
        GREEN
    }

    record Text(String value) {}

    record Present(@NotNull String value) {}

    record Filled(@NotEmpty String value) {}

    record Worded(@NotBlank String value) {}

    record Sized(@Size(min = 2, max = 4) String value) {}

    record Shaped(@Pattern(regexp = "[A-Z]{3}") String value) {}

    record Alternative(@Pattern(regexp = "on|off") String value) {}

    record Anchored(@Pattern(regexp = "^on$") String value) {}

    record Twice(
            @Pattern(regexp = "[a-z].*") @Pattern(regexp = ".*[0-9]")
            String value) {}

    record Shouted(@NotBlank @Pattern(regexp = "[^a-z]*") String value) {}

    record Switch(boolean value) {}

    record On(@AssertTrue Boolean value) {}

    record Off(@AssertFalse Boolean value) {}

    record Whole(int value) {}

    record Small(short value) {}

    record Large(@NotNull Long value) {}

    record Huge(@Positive BigInteger value) {}

    record Between(@Min(1) @Max(10) Integer value) {}

    record Below(@NegativeOrZero Integer value) {}

    record TwoDigits(@Digits(integer = 2, fraction = 0) Integer value) {}

    record Rough(
            @DecimalMin("0.5") @DecimalMax(value = "2", inclusive = false)
            Double value) {}

    record Exact(BigDecimal value) {}

    record Price(@NotNull @Positive BigDecimal value) {}

    record Rebate(@NegativeOrZero @DecimalMin("-5") BigDecimal value) {}

    record Loss(@Negative BigDecimal value) {}

    record Rate(
            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 2)
            BigDecimal value) {}

    record Open(
            @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
            BigDecimal value) {}

    record Amount(
            @PositiveOrZero @Digits(integer = 3, fraction = 0)
            BigDecimal value) {}

    record Money(@NotNull Currency value) {}

    record Key(UUID value) {}

    record Time(Duration value) {}

    record Choice(@NotNull Colour value) {}

    record Many(@Size(min = 1, max = 2) List<@NotBlank String> value) {}

    record Different(@NotEmpty Set<@Min(0) Integer> value) {}

    record Named(@Size(max = 1) Map<@Pattern(regexp = "[a-z]+") String, @Positive Integer> value) {}

    record Nested(@NotNull @Valid Between value) {}

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final List<String> POOL = List.of(
            "\"\"",
            "\" \"",
            "\"\\u0001\"",
            "\"\\n\"",
            "\"a\"",
            "\"ab\"",
            "\"abcd\"",
            "\"abcde\"",
            "\"a1\"",
            "\"1a\"",
            "\"ABC\"",
            "\"ABC\\n\"",
            "\"ABCD\"",
            "\"xABC\"",
            "\"on\"",
            "\"off\"",
            "\"xoff\"",
            "\"onx\"",
            "\"EUR\"",
            "\"eur\"",
            "\"ZZZ\"",
            "\"XXX\"",
            "\"XAU\"",
            "\"RED\"",
            "\"red\"",
            "\"0\"",
            "\"1\"",
            "\"-1\"",
            "\"0.5\"",
            "\"0.55\"",
            "\"0.555\"",
            "\"1.0\"",
            "\"1.01\"",
            "\"-0.0\"",
            "\"-5\"",
            "\"-5.1\"",
            "\"1e3\"",
            "\"+1\"",
            "\".5\"",
            "\"5.\"",
            "\" 1\"",
            "\"1 \"",
            "\"999\"",
            "\"1000\"",
            "\"999.0\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"007\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"00000000-0000-0000-0000-00000000000g\"",
            "\"{0}\"",
            "\"PT15M\"",
            "\"P1DT12H\"",
            "\"P\"",
            "\"PT\"",
            "\"P1Y\"",
            "\"15m\"",
            "\"\\u2003\"",
            "\"\\u00a0\"",
            "\"\\u001c \"",
            "\"true\"",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "2",
            "10",
            "11",
            "99",
            "100",
            "-99",
            "-100",
            "999",
            "1000",
            "0.5",
            "0.49",
            "0.55",
            "0.555",
            "1.5",
            "1.999",
            "-0.5",
            "-5",
            "-5.1",
            "1.0",
            "1.01",
            "32767",
            "32768",
            "-32768",
            "-32769",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "9007199254740991",
            "-9007199254740991",
            "0.000001",
            "[]",
            "[\"a\"]",
            "[\"a\",\"b\"]",
            "[\"a\",\"b\",\"c\"]",
            "[\"\"]",
            "[\" \"]",
            "[1]",
            "[1,1]",
            "[-1]",
            "[1,2]",
            "[[]]",
            "{}",
            "{\"a\":1}",
            "{\"a\":1,\"b\":2}",
            "{\"A\":1}",
            "{\"a\":0}",
            "{\"a\":\"1\"}",
            "{\"value\":5}",
            "{\"value\":0}",
            "{\"other\":5}");

    private final ConfigurationBinding binding =
            new ConfigurationBinding(Validation.buildDefaultValidatorFactory().getValidator());

    @ParameterizedTest
    @ValueSource(
            classes = {
                Text.class,
                Present.class,
                Filled.class,
                Worded.class,
                Sized.class,
                Shaped.class,
                Alternative.class,
                Anchored.class,
                Twice.class,
                Shouted.class,
                Switch.class,
                On.class,
                Off.class,
                Whole.class,
                Small.class,
                Large.class,
                Huge.class,
                Between.class,
                Below.class,
                TwoDigits.class,
                Rough.class,
                Exact.class,
                Price.class,
                Rebate.class,
                Loss.class,
                Rate.class,
                Open.class,
                Amount.class,
                Money.class,
                Key.class,
                Time.class,
                Choice.class,
                Many.class,
                Different.class,
                Named.class,
                Nested.class
            })
    void whatTheOperatorAcceptsTheModuleBinds(Class<?> record) throws Exception {
        ConfigurationSchema schema = ConfigurationSchema.compile(ConfigurationSchemas.of(record));

        List<ObjectNode> accepted =
                candidates().filter(values -> accepts(schema, values)).toList();
        List<ObjectNode> bound =
                candidates().filter(values -> binds(record, values)).toList();

        assertThat(accepted).isNotEmpty().hasSizeLessThan(POOL.size() + 1);
        assertThat(bound).as("bound by the module").containsAll(accepted);
        assertThat(bound.stream().filter(values -> isWrittenAs(record, values)))
                .as("refused by the schema, although written as the type is written")
                .allMatch(accepted::contains);
    }

    private static Stream<ObjectNode> candidates() {
        return Stream.concat(
                Stream.of(JsonNodeFactory.instance.objectNode()),
                POOL.stream().map(value -> JsonNodeFactory.instance.objectNode().set("value", parse(value))));
    }

    private static boolean accepts(ConfigurationSchema schema, JsonNode values) {
        Layer layer = new Layer(new Origin(Tier.MODULE, "Module test"), values, List.of());
        return Evaluation.of(schema, List.of(layer), Completeness.SERVED) instanceof Evaluation.Accepted;
    }

    private boolean binds(Class<?> record, JsonNode values) {
        try {
            binding.bind(values, record);
            return true;
        } catch (ConfigurationInvalid e) {
            return false;
        }
    }

    /** Whether the value has the JSON type that the component's type has, without the leniency of Jackson. */
    private static boolean isWrittenAs(Class<?> record, JsonNode values) {
        Class<?> type = record.getRecordComponents()[0].getType();
        JsonNode value = values.path("value");
        if (type == String.class) {
            return value.isTextual();
        }
        if (type == Boolean.class || type == boolean.class) {
            return value.isBoolean();
        }
        if (type == BigDecimal.class || type == Double.class) {
            return value.isNumber();
        }
        return (type == Integer.class || type == int.class || type == Long.class || type == BigInteger.class)
                && value.isIntegralNumber();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
