package io.buildify.local.command;

import io.buildify.local.event.DeadLetters;
import io.buildify.local.event.EventRow;
import io.buildify.local.event.PublishedEvents;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What happened, what waits, what could not be handled; and having it sent again. */
@Command(
        name = "events",
        description = "Shows events, and has them sent again.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EventsCommand.Tail.class,
            EventsCommand.Parked.class,
            EventsCommand.Dead.class,
            EventsReplayCommand.class
        })
public final class EventsCommand {

    /** What modules have told, as long as Kafka keeps it. */
    @Command(name = "tail", description = "Shows events that modules published, oldest first.")
    static final class Tail implements Callable<Integer> {
        @Mixin
        private EventOptions options = new EventOptions();

        @Option(
                names = {"-f", "--follow"},
                description = "Goes on with each that comes, until Ctrl-C.")
        private boolean follow;

        @Override
        public Integer call() throws InterruptedException {
            PublishedEvents events = new PublishedEvents(options.topics());
            if (follow) {
                events.follow(options.filter(), options.report()::line);
                return 0;
            }
            List<EventRow> rows = events.of(options.filter());
            options.report().print(rows, rows.size() + " events");
            return 0;
        }
    }

    /** Events that wait in modules' inboxes. */
    @Command(name = "parked", description = "Shows events that wait in an inbox, with the reason.")
    static final class Parked implements Callable<Integer> {
        @Mixin
        private EventOptions options = new EventOptions();

        @Override
        public Integer call() {
            List<EventRow> rows = options.parked().of(options.filter());
            options.report().print(rows, rows.size() + " parked events");
            return 0;
        }
    }

    /** Events that could not be handled. */
    @Command(name = "dead", description = "Shows dead letters, with the reason.")
    static final class Dead implements Callable<Integer> {
        @Mixin
        private EventOptions options = new EventOptions();

        @Option(names = "--instance", paramLabel = "<id>", description = "Whose dead letters.")
        private @Nullable String instance;

        @Override
        public Integer call() {
            List<EventRow> rows = new DeadLetters(options.topics()).of(options.filter(), instance);
            options.report().print(rows, rows.size() + " dead letters");
            return 0;
        }
    }
}
