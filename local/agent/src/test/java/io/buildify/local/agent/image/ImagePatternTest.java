package io.buildify.local.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePatternTest {

    @ParameterizedTest
    @CsvSource({
        "buildify/financial, buildify/financial:1.0.0, true",
        "buildify/financial, buildify/financial, true",
        "buildify/financial, buildify/financial@sha256:abcd, true",
        "buildify/financial:1.*, buildify/financial:1.2.3, true",
        "buildify/financial:1.*, buildify/financial:2.0.0, false",
        "buildify/*, buildify/crm:7, true",
        "buildify/*, buildify/a/b:7, false",
        "buildify/financial, other/financial:1, false",
        "localhost:5000/crm, localhost:5000/crm:1, true",
        "a.c/x, abc/x:1, false",
    })
    void matchesNamesWithOrWithoutTag(String pattern, String image, boolean matches) {
        assertThat(new ImagePattern(pattern).matches(image)).isEqualTo(matches);
    }
}
