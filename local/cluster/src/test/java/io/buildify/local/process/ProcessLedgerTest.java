package io.buildify.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLedgerTest {

    @TempDir
    private Path folder;

    private ProcessLedger ledger;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        ledger = new ProcessLedger(folder);
        process = new ProcessBuilder(List.of("sleep", "600")).start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void findsAProcessThatLives() {
        ledger.record("sleeper", ProcessIdentity.of(process.toHandle()), StopSignal.INTERRUPT);

        assertThat(new ProcessLedger(folder).living().get("sleeper"))
                .isEqualTo(new ProcessLedger.Entry(process.toHandle(), StopSignal.INTERRUPT));
    }

    @Test
    void doesNotFindOneThatHasEnded() throws InterruptedException {
        ledger.record("sleeper", ProcessIdentity.of(process.toHandle()), StopSignal.TERMINATE);

        process.destroyForcibly().waitFor();

        assertThat(ledger.living("sleeper")).isEmpty();
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameNumberForIt() {
        ProcessIdentity now = ProcessIdentity.of(process.toHandle());
        ProcessIdentity earlier = new ProcessIdentity(now.pid(), now.started().minus(Duration.ofMinutes(1)));

        ledger.record("sleeper", earlier, StopSignal.TERMINATE);

        assertThat(ledger.living()).isEmpty();
    }

    @Test
    void toleratesAClockThatWasSet() {
        ProcessIdentity now = ProcessIdentity.of(process.toHandle());

        ledger.record("sleeper", new ProcessIdentity(now.pid(), now.started().plusSeconds(1)), StopSignal.TERMINATE);

        assertThat(ledger.living("sleeper")).contains(process.toHandle());
    }

    @Test
    void forgets() {
        ledger.record("sleeper", ProcessIdentity.of(process.toHandle()), StopSignal.TERMINATE);

        ledger.forget("sleeper");

        assertThat(ledger.living()).isEmpty();
    }

    @Test
    void passesOverWhatACrashLeftHalfWritten() throws IOException {
        Files.writeString(folder.resolve("sleeper"), process.pid() + " 17");
        Files.writeString(folder.resolve("other"), "");

        assertThat(ledger.living()).isEmpty();
    }
}
