package io.buildify.sdk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.buildify.sdk.deployment.schema.EventSchemas;
import io.buildify.sdk.deployment.schema.NotInSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is published fits the schema that is declared for it. */
class EventSchemasTest {

    enum Colour {
        RED
    }

    record Line(String text, @Nullable BigDecimal amount) {}

    @EventType("notes.note.written")
    record Everything(
            String text,
            UUID id,
            Currency currency,
            Instant at,
            java.time.OffsetDateTime offset,
            java.time.ZonedDateTime zoned,
            LocalDate day,
            LocalDateTime local,
            LocalTime time,
            YearMonth month,
            Year year,
            Duration duration,
            boolean flag,
            Boolean boxed,
            int count,
            long large,
            BigInteger huge,
            double rough,
            BigDecimal amount,
            Colour colour,
            List<Line> lines,
            Set<Integer> numbers,
            Map<String, Line> byName,
            String[] words,
            JsonNode json,
            @Nullable String nothing)
            implements Event {
        @Override
        public String subject() {
            return text;
        }
    }

    private static Everything everything() {
        Instant now = Instant.parse("2026-11-28T12:00:00.5Z");
        return new Everything(
                "text",
                UUID.randomUUID(),
                Currency.getInstance("EUR"),
                now,
                now.atOffset(ZoneOffset.UTC),
                now.atZone(ZoneOffset.UTC),
                LocalDate.EPOCH,
                LocalDateTime.MIN,
                LocalTime.NOON,
                YearMonth.of(2026, 11),
                Year.of(2026),
                Duration.ofMillis(1500),
                true,
                false,
                1,
                2L,
                BigInteger.TEN,
                0.5,
                new BigDecimal("0.10"),
                Colour.RED,
                List.of(new Line("a", null), new Line("b", BigDecimal.ONE)),
                Set.of(1),
                Map.of("a", new Line("c", null)),
                new String[] {"w"},
                TextNode.valueOf("any"),
                null);
    }

    @Test
    void whatIsPublishedFitsItsSchemaAndNothingIsMissing() throws Exception {
        JsonNode schema = EventSchemas.of(Everything.class);
        JsonNode published = new ObjectMapper().readTree(EventJson.write(everything()));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(
                                published.toString(),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(published::fieldNames);
        assertThat(schema.at("/properties/nothing/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(schema.at("/properties/lines/items/properties/amount/type").toString())
                .isEqualTo("[\"number\",\"null\"]");
    }

    record Place(URI address) {}

    @Test
    void aTypeWhoseJsonIsNotKnownIsSaidSo() {
        assertThatExceptionOfType(NotInSchema.class)
                .isThrownBy(() -> EventSchemas.of(Place.class))
                .withMessage(
                        "Place.address: the JSON of a URI is not known. Use a record, a list, a map, text, a number or a time");
    }
}
