package io.buildify.local.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLogsTest {

    @TempDir
    Path folder;

    @Test
    void thePresentRunAndTheOneBeforeAreKept() throws Exception {
        var logs = new ContainerLogs(folder);
        for (var run = 0; run < 5; run++) {
            logs.begin(run).close();
        }

        assertThat(logs.run(4)).isPresent();
        assertThat(logs.run(3)).isPresent();
        assertThat(logs.run(2)).isEmpty();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("3.log", "4.log");
    }

    @Test
    void theLogsOfAnEarlierAgentAreFound() throws Exception {
        new ContainerLogs(folder).begin(0).close();

        assertThat(new ContainerLogs(folder).run(0)).isPresent();
    }
}
