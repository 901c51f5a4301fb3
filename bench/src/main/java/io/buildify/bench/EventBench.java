package io.buildify.bench;

import io.buildify.local.junit.LocalCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Events between two modules through outbox, Kafka and inbox. How long from the publisher's commit until the
 * subscriber's, beside a bare producer and consumer; and how many a second, beside the same inserts without events.
 */
public final class EventBench {

    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    /** At this rate the just-in-time compiler takes its time, and a compiling thread is half of two processors. */
    private static final Duration LATENCY_WARM_UP = Duration.ofSeconds(60);

    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int IN_FLIGHT = 16;
    private static final int SUBJECTS = 64;
    private static final String TEXT = "a note of an ordinary length";

    private EventBench() {}

    /** @param arguments optionally another rate, in events a second, at which to measure how long one takes */
    public static void main(String[] arguments) throws Exception {
        int perSecond = arguments.length == 0 ? PER_SECOND : Integer.parseInt(arguments[0]);
        LocalCluster cluster = LocalCluster.shared();
        try (EventModules modules = new EventModules(cluster)) {
            throughput(modules);
            System.out.println();
            latency(cluster, modules, perSecond);
        }
    }

    private static void latency(LocalCluster cluster, EventModules modules, int perSecond) throws Exception {
        CommitTimes published = new CommitTimes(modules.publisher().instance(), "notes");
        CommitTimes handled = new CommitTimes(modules.subscriber().instance(), "effects");
        try (BareKafka floor = new BareKafka(cluster.kafka())) {
            atRate(perSecond, LATENCY_WARM_UP, i -> write(modules, i, "warm-up"));
            awaitHandled(published, handled, "warm-up");
            atRate(perSecond, MEASURED, i -> write(modules, i, "measured"));
            awaitHandled(published, handled, "measured");

            byte[] payload = ("{\"about\":\"0\",\"text\":\"" + TEXT + "\"}").getBytes();
            atRate(perSecond, LATENCY_WARM_UP, i -> floor.send("" + i % SUBJECTS, payload));
            Durations bare = floor.durations();
            int warm = bare.count();
            Durations measured = new Durations();
            atRate(perSecond, MEASURED, i -> floor.send("" + i % SUBJECTS, payload));
            LockSupport.parkNanos(500_000_000);
            bare.after(warm, measured);

            Durations journeys = between(published.of("measured"), handled.of("measured"));
            Table table = new Table("ms at " + perSecond + " events a second", "p50", "p99", "events");
            row(table, "commit of the publisher until commit of the handler", journeys);
            row(table, "floor: bare producer and consumer", measured);
            table.row(
                    "difference and ratio",
                    "+%.2f".formatted(journeys.percentile(0.5) - measured.percentile(0.5)),
                    "×%.2f".formatted(journeys.percentile(0.99) / measured.percentile(0.99)),
                    "");
            table.print();
        }
    }

    /** Its text tells it apart. */
    private static void write(EventModules modules, int number, String phase) {
        modules.post(
                modules.publisher(), "written?about=" + number % SUBJECTS, "%s %d %s".formatted(phase, number, TEXT));
    }

    private static Durations between(Map<String, Long> begins, Map<String, Long> ends) {
        Durations between = new Durations();
        begins.forEach((text, begin) -> between.add(Objects.requireNonNull(ends.get(text)) - begin));
        return between;
    }

    private static void row(Table table, String title, Durations durations) {
        table.row(title, durations.percentile(0.5), durations.percentile(0.99), durations.count());
    }

    private static void throughput(EventModules modules) throws SQLException {
        IntFunction<Integer> events = i -> modules.post(modules.publisher(), "written?about=" + i % SUBJECTS, TEXT)
                .join();
        double handled = rate(modules, events, () -> effects(modules));
        AtomicLong pairs = new AtomicLong();
        IntFunction<Integer> inserts = i -> {
            var first = modules.post(modules.publisher(), "notes", TEXT);
            int status = modules.post(modules.subscriber(), "notes", TEXT).join();
            pairs.incrementAndGet();
            return Math.max(status, first.join());
        };
        double inserted = rate(modules, inserts, pairs::get);
        new Table("a second, " + IN_FLIGHT + " in flight", "rate", "share")
                .row("events published, and handled by the other module", handled, handled / inserted)
                .row("floor: the same two inserts by two requests, no events", inserted, 1.0)
                .print();
    }

    /** How fast the count rises while requests are sent as fast as they are answered, after a warm-up. */
    private static double rate(EventModules modules, IntFunction<Integer> request, Counting count) throws SQLException {
        load(WARM_UP, request);
        long before = count.now();
        long start = System.nanoTime();
        load(MEASURED, request);
        return (count.now() - before) * 1e9 / (System.nanoTime() - start);
    }

    private static void load(Duration length, IntFunction<Integer> request) {
        long end = System.nanoTime() + length.toNanos();
        InFlight.run(IN_FLIGHT, IN_FLIGHT, worker -> {
            for (int i = worker; System.nanoTime() < end; i += IN_FLIGHT) {
                int status = request.apply(i);
                if (status >= 300) {
                    throw new IllegalStateException("A request was answered with status " + status);
                }
            }
        });
    }

    /** Sends at that rate whatever comes of it. */
    private static void atRate(int perSecond, Duration length, IntConsumer send) {
        long interval = 1_000_000_000L / perSecond;
        long start = System.nanoTime();
        for (int i = 0; i < length.toSeconds() * perSecond; i++) {
            long wait = start + i * interval - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            send.accept(i);
        }
    }

    private static void awaitHandled(CommitTimes published, CommitTimes handled, String phase) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        long before;
        long now = -1;
        do {
            LockSupport.parkNanos(500_000_000);
            before = now;
            now = published.count(phase);
        } while (System.nanoTime() < deadline && (before != now || handled.count(phase) < now));
        if (handled.count(phase) < now) {
            throw new IllegalStateException("Of " + now + " events, only " + handled.count(phase) + " were handled");
        }
    }

    private static long effects(EventModules modules) throws SQLException {
        try (Connection connection = modules.subscriber().instance().database().administrator();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from notes.effects")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** A count that rises. */
    private interface Counting {
        long now() throws SQLException;
    }
}
