package io.buildify.config;

import static io.buildify.config.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    @Test
    void sortsKeysAndPrintsNumbersAsTheExampleOfTheRfc() {
        var document = json("""
                {'numbers': [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 'string': '\\u20ac$\\u000F\\u000aA\\'B\\u0022\\u005c\\\\\\"\\/',
                 'literals': [null, true, false]}""".replace("A\\'B", "A'B").replace("A'B", "A\\u0027B"));

        assertThat(canonical(document))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1", "0.20, 0.2", "1e3, 1000", "-0.0, 0", "9007199254740991, 9007199254740991"})
    void writesEqualNumbersAlike(String number, String canonical) {
        assertThat(canonical(json(number))).isEqualTo(canonical);
    }

    @Test
    void hashesWithSha256() {
        assertThat(CanonicalJson.hash(json("{}")))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private static String canonical(JsonNode json) {
        return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
    }
}
