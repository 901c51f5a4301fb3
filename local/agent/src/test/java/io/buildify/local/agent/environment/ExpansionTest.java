package io.buildify.local.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are those of Kubernetes' own third_party/forked/golang/expansion tests. */
class ExpansionTest {

    private final Expansion expansion =
            new Expansion(Map.of("VAR_A", "A", "VAR_B", "B", "VAR_EMPTY", "", "VAR_REF", "$(VAR_A)"));

    @ParameterizedTest
    @CsvSource({
        "$(VAR_A), A",
        "___$(VAR_B)___, ___B___",
        "$(VAR_A)$(VAR_B), AB",
        "$$(VAR_B)_$(VAR_A), $(VAR_B)_A",
        "$$$(VAR_B), $B",
        "$$$$(VAR_B), $$(VAR_B)",
        "$(UNKNOWN), $(UNKNOWN)",
        "foo$(VAR_EMPTY)bar, foobar",
        "$(VAR_REF), $(VAR_A)",
        "$, $",
        "$VAR_A, $VAR_A",
        "$(VAR_A, $(VAR_A",
        "a$$, a$",
    })
    void replacesReferencesAsKubernetesDoes(String text, String expanded) {
        assertThat(expansion.of(text)).isEqualTo(expanded);
    }
}
