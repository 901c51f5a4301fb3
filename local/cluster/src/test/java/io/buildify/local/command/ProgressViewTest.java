package io.buildify.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.progress.ProgressEvent;
import io.buildify.local.progress.ProgressEvent.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressViewTest {

    private static final List<ProgressEvent> START = List.of(
            new ProgressEvent("Kafka", State.STARTED, 0, null),
            new ProgressEvent("Kubernetes", State.STARTED, 0, null),
            new ProgressEvent("Kubernetes", State.WORKING, 100, "compiled 1 of 3 packages"),
            new ProgressEvent("Kubernetes", State.WORKING, 200, "compiled 2 of 3 packages"),
            new ProgressEvent("Kafka", State.DONE, 1_250, null),
            new ProgressEvent("Kubernetes", State.WORKING, 15_100, "compiled 3 of 3 packages"),
            new ProgressEvent("Kubernetes", State.FAILED, 16_000, "no space"),
            new ProgressEvent("", State.FAILED, 16_100, "no space"));

    @Test
    void saysNowAndThenInAFileWhereLongStepsAre() {
        assertThat(shown(false)).isEqualTo("""
                  … Kubernetes                            0.1 s  compiled 1 of 3 packages
                  ✓ Kafka                                 1.3 s
                  … Kubernetes                           15.1 s  compiled 3 of 3 packages
                  ✗ Kubernetes                           16.0 s
                """);
    }

    @Test
    void saysOnATerminalWhatGoesOn() {
        assertThat(shown(true))
                .contains("\r\033[2K  … Kafka, Kubernetes (compiled 2 of 3 packages)")
                .endsWith("  ✗ Kubernetes                           16.0 s\n\r\033[2K");
    }

    private static String shown(boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgressView view = new ProgressView(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
        START.forEach(view);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
