package io.buildify.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesSourceTest {

    @TempDir
    private Path folder;

    @Test
    void knowsTheVersionsOfTheRealOne() {
        KubernetesSource source = new KubernetesSource(Path.of("..", "kubernetes"));

        assertThat(source.kubernetesVersion()).matches("v1\\.\\d+\\.\\d+");
        assertThat(source.etcdVersion()).matches("v3\\.\\d+\\.\\d+");
    }

    @Test
    void hasAnotherHashAfterEveryChange() throws IOException {
        String before = TestSource.in(folder, "package main\n").hash();

        assertThat(TestSource.in(folder, "package main\n").hash()).isEqualTo(before);
        assertThat(TestSource.in(folder, "package main // changed\n").hash()).isNotEqualTo(before);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> new KubernetesSource(folder).hash())
                .hasMessageContainingAll(folder.toString(), "is not the source of the control plane");
    }
}
