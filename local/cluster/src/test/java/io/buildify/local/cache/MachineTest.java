package io.buildify.local.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux-amd64",
        "Linux,aarch64,linux-arm64",
        "Mac OS X,x86_64,darwin-amd64",
        "Mac OS X,aarch64,darwin-arm64"
    })
    void namesTheMachinesThatRunTheCluster(String system, String processor, String expected) {
        assertThat(Machine.of(system, processor)).hasToString(expected);
    }

    @Test
    void saysWhatDoesNot() {
        assertThatThrownBy(() -> Machine.of("Windows 11", "amd64")).hasMessageContainingAll("Windows 11", "WSL 2");
        assertThatThrownBy(() -> Machine.of("Linux", "riscv64")).hasMessageContaining("riscv64");
    }
}
