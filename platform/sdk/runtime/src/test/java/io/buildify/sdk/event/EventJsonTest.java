package io.buildify.sdk.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.events.UnreadableEvent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a subscriber makes of data whose publisher has moved on. */
class EventJsonTest {

    private enum Colour {
        RED,
        GREEN
    }

    private record Line(String sku, BigDecimal price) {}

    private record Order(
            String name,
            int count,
            Colour colour,
            boolean urgent,
            @Nullable String note,
            List<Line> lines) {}

    private static final String FITS =
            "{\"name\":\"a\",\"count\":2,\"colour\":\"RED\",\"urgent\":true,\"lines\":[{\"sku\":\"x\",\"price\":1.50}]}";

    @Test
    void whatASubscriberDoesNotKnowOrNeedMayComeAndGo() throws UnreadableEvent {
        Order expected = new Order("a", 2, Colour.RED, true, null, List.of(new Line("x", new BigDecimal("1.50"))));

        assertThat(read(FITS)).isEqualTo(expected);
        assertThat(read(FITS.replaceFirst("\\{", "{\"new\":{\"deep\":[1]},"))).isEqualTo(expected);
        assertThat(read(FITS.replaceFirst("\\{", "{\"note\":null,"))).isEqualTo(expected);
        assertThat(read(FITS.replace("1.50", "\"1.50\""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            "name":"a",         |                       | name is missing
            "name":"a"          | "name":null           | name is null
            "name":"a"          | "name":{"de":"a"}     | name is no String
            "name":"a"          | "name":7              | name is no String
            "count":2,          |                       | count is missing
            "count":2           | "count":null          | count is null
            "count":2           | "count":2.5           | count is no int
            "count":2           | "count":""            | count is no int
            "count":2           | "count":"many"        | count is no int
            "colour":"RED"      | "colour":"BLUE"       | colour is no Colour
            "colour":"RED"      | "colour":1            | colour is no Colour
            "urgent":true       | "urgent":"soon"       | urgent is no boolean
            "sku":"x",          |                       | lines[0].sku is missing
            "price":1.50        | "price":[1.50]        | lines[0].price is no BigDecimal
            [{"sku":"x","price":1.50}] | {}             | lines is no array
            """)
    void whatIsMissingOrSomethingElseIsNamed(String part, @Nullable String instead, String reason) {
        String changed = FITS.replace(part, instead == null ? "" : instead);

        assertThat(changed).isNotEqualTo(FITS);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("its data does not fit Order: " + reason);
    }

    private static Object read(String json) throws UnreadableEvent {
        return EventJson.read(json.getBytes(UTF_8), Order.class);
    }
}
