package io.buildify.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.config.Version;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {
    @Test
    void ordersVersionsAsTheExampleOfSemVer() {
        var ordered = List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "1.10.0",
                "2.0.0");

        assertThat(Stream.of(ordered.reversed())
                        .flatMap(List::stream)
                        .map(Version::parse)
                        .sorted())
                .containsExactlyElementsOf(ordered.stream().map(Version::parse).toList());
    }

    @ParameterizedTest
    @CsvSource({
        ">=1.0, 1.0.0, true",
        ">=1.0, 0.9.9, false",
        ">=1.0, 1.0.0-rc.1, false",
        ">=1.2 <2, 1.2.3, true",
        ">=1.2 <2, 2.0.0, false",
        ">1, 1.0.0, false",
        ">1, 1.0.1, true",
        "<=1.5, 1.5.0, true",
        "=1.2.3, 1.2.3, true",
        "1.2.3, 1.2.4, false",
        "1.2, 1.2.0, true",
        "1.2, 1.2.1, false",
    })
    void holdsWhatPassesEveryComparison(String range, String version, boolean contained) {
        assertThat(new VersionRange(range).contains(version)).isEqualTo(contained);
    }
}
