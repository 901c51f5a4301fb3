package io.buildify.local.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.progress.ProgressEvent.State;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFollowerTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatAStartTells() throws Exception {
        ProgressFile progress = new ProgressFile(folder.resolve("progress"), Clock.systemUTC());
        List<ProgressEvent> seen = new ArrayList<>();
        Thread start = Thread.startVirtualThread(() -> tell(progress));

        Optional<ProgressEvent> last =
                new ProgressFollower(folder.resolve("progress"), ProcessHandle.current()).follow(seen::add);

        start.join();
        assertThat(last).map(ProgressEvent::state).contains(State.UNFINISHED);
        assertThat(seen)
                .extracting(ProgressEvent::state)
                .containsExactly(
                        State.STARTED, State.WORKING, State.DONE, State.STARTED, State.FAILED, State.UNFINISHED);
        assertThat(seen).extracting(ProgressEvent::text).contains("half way", "it broke");
    }

    @Test
    void noticesASupervisorThatEndedWithoutAWord() throws Exception {
        Process supervisor = new ProcessBuilder("true").start();

        assertThat(new ProgressFollower(folder.resolve("progress"), supervisor.toHandle()).follow(event -> {}))
                .isEmpty();
    }

    private static void tell(ProgressFile progress) {
        try {
            progress.step("good", note -> note.at("half way"));
            progress.step("bad", note -> {
                throw new IllegalStateException("it broke");
            });
        } catch (Exception e) {
            progress.unfinished(e.getMessage());
        }
    }
}
