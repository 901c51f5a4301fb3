package io.buildify.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {

    @ParameterizedTest
    @CsvSource({
        "core.company.*, core.company.created, true",
        "core.company.*, core.company.created.twice, false",
        "core.company.*, core.company., false",
        "core.company.*, core.company, false",
        "core.company.*, core.companyx.created, false",
        "core.*, core.started, true",
        "core.*, core.company.created, false",
        "core.company.created, core.company.created, true",
        "core.company.created, core.company.create, false",
    })
    void theStarIsExactlyTheLastSegment(String pattern, String type, boolean matches) {
        assertThat(new EventPattern(pattern).matches(type)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "core",
                "*.company.created",
                "core.*.created",
                "core.co*",
                "Core.x",
                "core..x",
                "core.x "
            })
    void whatIsNoPatternIsRefused(String text) {
        assertThatThrownBy(() -> new EventPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is no pattern");
    }

    @Test
    void aTypeHasNoStar() {
        assertThat(EventPattern.isType("financial.invoice.created")).isTrue();
        assertThat(EventPattern.isType("financial.invoice.*")).isFalse();
        assertThat(EventPattern.isType("financial")).isFalse();
        assertThat(new EventPattern("financial.invoice.*").publisher()).isEqualTo("financial");
    }
}
