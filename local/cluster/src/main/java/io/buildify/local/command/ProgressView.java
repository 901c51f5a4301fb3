package io.buildify.local.command;

import io.buildify.local.progress.ProgressEvent;
import io.buildify.local.progress.ProgressEvent.State;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Shows a start to a person: one line for each step that is done, and on a terminal below it one that
 * says what goes on. Elsewhere long steps say where they are now and then.
 */
final class ProgressView implements Consumer<ProgressEvent> {

    private static final String ERASE_LINE = "\r\033[2K";
    private static final long QUIET_MILLIS = 15_000;

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, ProgressEvent> running = new LinkedHashMap<>();
    private final Map<String, Long> told = new LinkedHashMap<>();

    ProgressView(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void accept(ProgressEvent event) {
        if (terminal) {
            out.print(ERASE_LINE);
        }
        if (!event.step().isEmpty()) {
            show(event);
        }
        if (terminal && !event.ends()) {
            out.print(current());
        }
        out.flush();
    }

    private void show(ProgressEvent event) {
        switch (event.state()) {
            case STARTED -> running.put(event.step(), event);
            case WORKING -> work(event);
            case DONE -> end("  ✓ ", event);
            case FAILED -> end("  ✗ ", event);
        }
    }

    private void work(ProgressEvent event) {
        running.put(event.step(), event);
        if (!terminal && event.millis() - told.getOrDefault(event.step(), -QUIET_MILLIS) >= QUIET_MILLIS) {
            told.put(event.step(), event.millis());
            out.println(line("  … ", event) + "  " + event.text());
        }
    }

    private void end(String mark, ProgressEvent event) {
        running.remove(event.step());
        out.println(line(mark, event));
    }

    private static String line(String mark, ProgressEvent event) {
        return String.format(Locale.ROOT, "%s%-34s %6.1f s", mark, event.step(), event.millis() / 1000.0);
    }

    private String current() {
        return running.isEmpty()
                ? ""
                : "  … "
                        + String.join(
                                ", ",
                                running.values().stream()
                                        .map(event -> event.state() == State.WORKING
                                                ? event.step() + " (" + event.text() + ")"
                                                : event.step())
                                        .toList());
    }
}
