package io.buildify.sdk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLinkTest {

    @ParameterizedTest
    @CsvSource({
        ", after=NEXT",
        "'', after=NEXT",
        "after=abc, after=NEXT",
        "limit=2&after=abc&sort=-created_at, limit=2&sort=-created_at&after=NEXT",
        "after=a&after=b&text=x%26after=y, text=x%26after=y&after=NEXT",
    })
    void theQueryStaysButForItsCursor(String raw, String expected) {
        assertThat(PageLink.query(raw, "NEXT")).isEqualTo(expected);
    }
}
