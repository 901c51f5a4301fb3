package io.buildify.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SupervisorLaunchTest {

    private final SupervisorLaunch launch = new SupervisorLaunch();
    private final ProcessHandle process = ProcessHandle.current();

    @Test
    void anInterruptionDuringTheStartWaitsForIt() throws Exception {
        CompletableFuture<ProcessHandle> refused = new CompletableFuture<>();
        Thread interruption = new Thread(() -> refused.complete(launch.refuse()));

        launch.begin(() -> {
            interruption.start();
            await().until(() -> interruption.getState() == Thread.State.BLOCKED);
            return process;
        });

        assertThat(refused.get()).isEqualTo(process);
    }

    @Test
    void nothingIsStartedAfterAnInterruption() {
        assertThat(launch.refuse()).isNull();

        assertThatThrownBy(() -> launch.begin(() -> {
                    throw new AssertionError("started");
                }))
                .isInstanceOf(CommandFailed.class);
    }
}
