package io.buildify.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationArgumentTest {

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "15m,PT15M", "1h,PT1H", "2d,PT48H", "-1m,PT-1M"})
    void readsWhatPeopleWrite(String text, Duration expected) {
        assertThat(new DurationArgument().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "1w", "h", "1.5h", "9999999s"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> new DurationArgument().convert(text)).hasMessageContaining("write 30s, 15m, 1h or 2d");
    }

    @Test
    void saysWhatItDidNotUnderstand() {
        assertThatThrownBy(() -> new DurationArgument().convert("soon")).hasMessageContaining("'soon'");
    }
}
