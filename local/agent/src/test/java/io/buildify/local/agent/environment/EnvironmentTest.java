package io.buildify.local.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    @Test
    void valuesComeFromWhereTheContainerSays() throws Exception {
        var variables = resolve("""
                name: web
                resources: {limits: {memory: 512Mi}, requests: {cpu: 250m}}
                envFrom:
                - configMapRef: {name: settings}
                  prefix: SET_
                env:
                - {name: PLAIN, value: hello}
                - {name: PASSWORD, valueFrom: {secretKeyRef: {name: login, key: password}}}
                - {name: CURRENCY, valueFrom: {configMapKeyRef: {name: settings, key: currency}}}
                - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                - {name: TIER, valueFrom: {fieldRef: {fieldPath: "metadata.labels['tier']"}}}
                - {name: ACCOUNT, valueFrom: {fieldRef: {fieldPath: spec.serviceAccountName}}}
                - {name: MEMORY, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Mi}}}
                - {name: CPU, valueFrom: {resourceFieldRef: {resource: requests.cpu}}}
                - {name: CPU_LIMIT, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
                """);

        assertThat(variables)
                .containsEntry("SET_language", "de")
                .containsEntry("PLAIN", "hello")
                .containsEntry("PASSWORD", "s3cret")
                .containsEntry("CURRENCY", "EUR")
                .containsEntry("POD", "web-1")
                .containsEntry("TIER", "front")
                .containsEntry("ACCOUNT", "waiter")
                .containsEntry("MEMORY", "512")
                .containsEntry("CPU", "1")
                .containsEntry("CPU_LIMIT", "4");
    }

    @Test
    void laterWinsAndReferencesSeeWhatCameBefore() throws Exception {
        var variables = resolve("""
                name: web
                envFrom: [{configMapRef: {name: settings}}]
                env:
                - {name: currency, value: CHF}
                - {name: GREETING, value: "in $(currency) on $(PORT), not $(LATER)"}
                - {name: LATER, value: x}
                - {name: LANG, value: de_DE}
                """);

        assertThat(variables)
                .containsEntry("currency", "CHF")
                .containsEntry("GREETING", "in CHF on 23456, not $(LATER)")
                .containsEntry("LANG", "de_DE");
    }

    @Test
    void theRealPortCannotBeOverwritten() throws Exception {
        var variables = resolve("""
                name: web
                env: [{name: PORT, value: "8080"}, {name: URL, value: "http://localhost:$(PORT)/"}]
                """);

        assertThat(variables).containsEntry("PORT", "23456").containsEntry("URL", "http://localhost:23456/");
    }

    @Test
    void mountPathsBecomePathsOnThisMachine() throws Exception {
        var variables = resolve("""
                name: web
                env: [{name: CERTIFICATE, value: /etc/tls/tls.crt}]
                """);

        assertThat(variables).containsEntry("CERTIFICATE", "/volumes/tls/tls.crt");
    }

    @Test
    void whatIsOptionalMayBeMissing() throws Exception {
        var variables = resolve("""
                name: web
                envFrom:
                - configMapRef: {name: nosuch, optional: true}
                - secretRef: {name: nosuch, optional: true}
                env:
                - {name: A, valueFrom: {secretKeyRef: {name: login, key: nosuch, optional: true}}}
                - {name: B, valueFrom: {configMapKeyRef: {name: nosuch, key: x, optional: true}}}
                """);

        assertThat(variables).doesNotContainKeys("A", "B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: nosuch}}}] | couldn't find key nosuch in Secret shop/login",
                "env: [{name: A, valueFrom: {secretKeyRef: {name: nosuch, key: k}}}]     | secret \"nosuch\" not found",
                "env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: k}}}] | couldn't find key k in ConfigMap shop/settings",
                "env: [{name: A, valueFrom: {configMapKeyRef: {name: nosuch, key: k}}}]  | configmap \"nosuch\" not found",
                "envFrom: [{secretRef: {name: nosuch}}]                                  | secret \"nosuch\" not found",
                "env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.nosuch}}}]       | unsupported fieldPath: spec.nosuch",
            })
    void whatIsMissingIsNamed(String part, String message) {
        assertThatThrownBy(() -> resolve("name: web\n" + part))
                .isInstanceOf(MissingReference.class)
                .hasMessage(message);
    }

    private static Map<String, String> resolve(String yaml) throws MissingReference {
        var container = PodFixture.container(yaml);
        return PodFixture.environment(container)
                .resolve(Map.of("LANG", "C"), Map.of("PORT", "23456"), container.getEnvFrom(), container.getEnv());
    }
}
