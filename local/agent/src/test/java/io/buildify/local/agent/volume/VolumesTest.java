package io.buildify.local.agent.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.agent.environment.MissingReference;
import io.buildify.local.agent.environment.PodFields;
import io.buildify.local.agent.environment.References;
import io.buildify.local.agent.volume.Tokens.Token;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private int tokens;

    @Test
    void everyKindOfVolumeBecomesAFolder() throws Exception {
        var due = volumes("""
                - {name: scratch, emptyDir: {}}
                - {name: settings, configMap: {name: settings}}
                - {name: tls, secret: {secretName: tls, items: [{key: key, path: private/tls.key, mode: 0500}]}}
                - {name: self, downwardAPI: {items: [{path: name, fieldRef: {fieldPath: metadata.name}}]}}
                - name: account
                  projected:
                    sources:
                    - serviceAccountToken: {path: token, expirationSeconds: 1000, audience: core}
                    - configMap: {name: settings, items: [{key: currency, path: ca.crt}]}
                """).write();

        assertThat(folder.resolve("scratch")).isEmptyDirectory();
        assertThat(folder.resolve("settings/currency")).hasContent("EUR");
        assertThat(folder.resolve("tls/private/tls.key")).hasContent("k");
        assertThat(permissions("tls/private/tls.key")).isEqualTo("rwx------");
        assertThat(permissions("settings/currency")).isEqualTo("rw-------");
        assertThat(folder.resolve("self/name")).hasContent("web-1");
        assertThat(folder.resolve("account/token")).hasContent("core-token-1");
        assertThat(folder.resolve("account/ca.crt")).hasContent("EUR");
        assertThat(due).contains(NOW.plusSeconds(800));
    }

    @Test
    void tokensAreReplacedAndNothingElseIsTouched() throws Exception {
        var volumes = volumes("""
                - name: account
                  projected: {sources: [{serviceAccountToken: {path: token}}]}
                - {name: settings, configMap: {name: settings}}
                """);
        volumes.write();
        Files.delete(folder.resolve("settings/currency"));

        volumes.writeTokens();

        assertThat(folder.resolve("account/token")).hasContent("null-token-2");
        assertThat(folder.resolve("settings/currency")).doesNotExist();
    }

    @Test
    void whatIsMissingIsNamedWithItsVolume() {
        assertThatThrownBy(() ->
                        volumes("[{name: v, secret: {secretName: nosuch}}]").write())
                .isInstanceOf(MissingReference.class)
                .hasMessage("MountVolume.SetUp failed for volume \"v\" : secret \"nosuch\" not found");
        assertThatThrownBy(() -> volumes("[{name: v, configMap: {name: settings, items: [{key: k, path: p}]}}]")
                        .write())
                .hasMessage(
                        "MountVolume.SetUp failed for volume \"v\" : references non-existent key: k of configmap \"settings\"");
        assertThatThrownBy(() -> volumes("[{name: v, persistentVolumeClaim: {claimName: c}}]")
                        .write())
                .hasMessageContaining(
                        "supports emptyDir, configMap, secret, downwardAPI, projected and hostPath volumes only");
    }

    @Test
    void whatIsOptionalMayBeMissing() throws Exception {
        var due = volumes("[{name: v, secret: {secretName: nosuch, optional: true}}]")
                .write();

        assertThat(folder.resolve("v")).isEmptyDirectory();
        assertThat(due).isEmpty();
    }

    private Volumes volumes(String yaml) {
        var pod = Serialization.unmarshal("""
                metadata: {name: web-1, namespace: shop}
                spec:
                  volumes:
                """ + yaml.indent(4), Pod.class);
        Tokens issuer = (audience, seconds) -> new Token(audience + "-token-" + ++tokens, NOW.plusSeconds(seconds));
        return new Volumes(
                new VolumeFolders(folder, pod.getSpec().getVolumes()),
                new Known(),
                new PodFields(pod),
                issuer,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private static final class Known implements References {
        @Override
        public Optional<Map<String, String>> configMap(String name) {
            return name.equals("settings") ? Optional.of(Map.of("currency", "EUR")) : Optional.empty();
        }

        @Override
        public Optional<Map<String, byte[]>> secret(String name) {
            return name.equals("tls") ? Optional.of(Map.of("key", new byte[] {'k'})) : Optional.empty();
        }
    }
}
