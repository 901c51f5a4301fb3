package io.buildify.local.command;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.buildify.local.event.EventRow;
import io.buildify.local.event.Replay;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has events sent again. */
@Command(
        name = "replay",
        description = "Sends events again, with the ids that they had: who has handled one passes over it.")
final class EventsReplayCommand implements Callable<Integer> {
    @Mixin
    private EventOptions options = new EventOptions();

    @Option(
            names = "--of",
            paramLabel = "dead|events",
            defaultValue = "dead",
            description = "The dead letters, or all events that modules published (default: dead).")
    private What what = What.dead;

    @Option(names = "--instance", paramLabel = "<id>", description = "Whose dead letters.")
    private @Nullable String instance;

    @Option(names = "--dry-run", description = "Only tells what would be sent.")
    private boolean dry;

    /** What is sent again. */
    enum What {
        dead,
        events
    }

    @Override
    public Integer call() {
        Replay replay = new Replay(options.topics(), Instant.now());
        List<EventRow> rows = what == What.dead
                ? replay.deadLetters(options.filter(), instance, dry)
                : replay.events(options.filter(), dry);
        options.report().print(rows, counts(rows));
        return 0;
    }

    private static String counts(List<EventRow> rows) {
        String outcomes = rows.stream()
                .collect(groupingBy(row -> row.columns().getOrDefault("outcome", ""), TreeMap::new, counting()))
                .entrySet()
                .stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                .collect(joining(", "));
        return rows.size() + " events" + (rows.isEmpty() ? "" : ": " + outcomes);
    }
}
