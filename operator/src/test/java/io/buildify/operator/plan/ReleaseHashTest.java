package io.buildify.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.crd.Release;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseHashTest {
    private static final String PLAIN = "{version: 1.0.0, image: ledger}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: 1.0.0, image: ledger, port: 8080, replicas: 1}",
                "{image: ledger, version: 1.0.0, health: {}, features: {}, events: {}, configuration: {defaults: {}}}",
            })
    void defaultsMakeNoDifference(String release) {
        assertThat(hash(release)).isEqualTo(hash(PLAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: 1.0.1, image: ledger}",
                "{version: 1.0.0, image: ledger2}",
                "{version: 1.0.0, image: ledger, port: 8081}",
                "{version: 1.0.0, image: ledger, configuration: {defaults: {currency: EUR}}}",
                "{version: 1.0.0, image: ledger, env: [{name: A, value: b}]}",
                "{version: 1.0.0, image: ledger, resources: {limits: {memory: 1Gi}}}",
            })
    void everythingElseDoes(String release) {
        assertThat(hash(release)).isNotEqualTo(hash(PLAIN));
    }

    @Test
    void theOrderOfKeysMakesNone() {
        assertThat(hash("{version: 1.0.0, image: ledger, configuration: {defaults: {a: 1, b: 2}}}"))
                .isEqualTo(hash("{configuration: {defaults: {b: 2.0, a: 1}}, image: ledger, version: 1.0.0}"));
    }

    private static String hash(String yaml) {
        return ReleaseHash.of(new KubernetesSerialization().unmarshal("---\n" + yaml, Release.class));
    }
}
