package io.buildify.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** How a program is asked to end in an orderly way. */
public enum StopSignal {
    TERMINATE("TERM"),
    /** PostgreSQL's "fast shutdown": ends sessions instead of waiting for them. */
    INTERRUPT("INT");

    private final String name;

    StopSignal(String name) {
        this.name = name;
    }

    /** Sends it; a process that has ended meanwhile is no error. */
    public void send(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
