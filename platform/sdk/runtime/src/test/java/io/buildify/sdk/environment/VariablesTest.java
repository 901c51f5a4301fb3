package io.buildify.sdk.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    private final Map<String, String> environment = new HashMap<>();

    VariablesTest() {
        for (Variable variable : Variable.values()) {
            environment.put(variable.name(), "x");
        }
        environment.put("BUILDIFY_API_PREFIX", "/api/v1/financial");
    }

    @Test
    void aWholeEnvironmentIsRead() {
        assertThat(read().apiPrefix()).isEqualTo("/api/v1/financial");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "BUILDIFY_EVENTS_.*")
    void whatIsMissingIsNamedWithItsMeaningAndWhereItComesFrom(Variable missing) {
        environment.put(missing.name(), " ");

        assertThatExceptionOfType(EnvironmentIncomplete.class)
                .isThrownBy(this::read)
                .withMessageMatching(missing.name() + " is not set: .+; the operator .+");
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        environment.remove("BUILDIFY_TOKEN_KEYS");
        environment.remove("BUILDIFY_DATABASE_PASSWORD");

        assertThatExceptionOfType(EnvironmentIncomplete.class)
                .isThrownBy(this::read)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"financial", "/api/v1/", "/api/v1/financial/", "/api/v1/a/b", "/api/financial", "/api/v1/..;"})
    void aMalformedPrefixIsRefused(String prefix) {
        environment.put("BUILDIFY_API_PREFIX", prefix);

        assertThatExceptionOfType(EnvironmentIncomplete.class)
                .isThrownBy(this::read)
                .withMessageContaining("BUILDIFY_API_PREFIX");
    }

    @Test
    void passwordsAreNotShown() {
        environment.put("BUILDIFY_DATABASE_PASSWORD", "secret-1");
        environment.put("BUILDIFY_KAFKA_PASSWORD", "secret-2");

        assertThat(read().toString()).doesNotContain("secret-");
    }

    @Test
    void aPasswordCannotEndTheLoginOfKafka() {
        KafkaAddress kafka = new KafkaAddress("k:9092", "SASL_SSL", "me", "a\"b\\c; x=\"y");

        assertThat(kafka.clientSettings().get("sasl.jaas.config"))
                .isEqualTo("org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"me\" password=\"a\\\"b\\\\c; x=\\\"y\";");
    }

    private ModuleEnvironment read() {
        return ModuleEnvironment.from(new Variables(name -> Optional.ofNullable(environment.get(name))));
    }
}
