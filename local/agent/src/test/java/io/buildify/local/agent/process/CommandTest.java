package io.buildify.local.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    @TempDir
    Path folder;

    @Test
    void exitCodeAndOutputAreReported() throws Exception {
        for (var run = 0; run < 20; run++) {
            assertThat(run("echo not yet; exit 3", Duration.ofSeconds(30)))
                    .isEqualTo(new Command.Result(true, 3, "not yet"));
        }
    }

    @Test
    void aTalkativeCommandEndsAllTheSame() throws Exception {
        var result = run("head -c 1000000 /dev/zero | tr '\\0' x", Duration.ofSeconds(30));

        assertThat(result.code()).isZero();
        assertThat(result.output()).isEqualTo("x".repeat(1024));
    }

    @Test
    void aCommandThatTakesTooLongIsKilled() throws Exception {
        assertThat(run("sleep 1000", Duration.ofMillis(200)).finished()).isFalse();
    }

    private Command.Result run(String script, Duration timeout) throws Exception {
        return Command.run(
                new ProcessOrder(List.of("sh", "-c", script), Map.of("PATH", "/usr/bin:/bin"), folder), timeout);
    }
}
