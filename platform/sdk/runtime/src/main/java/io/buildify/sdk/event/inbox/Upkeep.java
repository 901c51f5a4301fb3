package io.buildify.sdk.event.inbox;

import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventSettings;
import io.buildify.sdk.persistence.SystemTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Forgets what was handled long ago, and measures what waits. */
@Singleton
final class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    /** In portions, so that no transaction is long; replicas do not wait for each other. */
    private static final String FORGET = """
            delete from event_inbox where ctid = any(array(
                select ctid from event_inbox
                 where changed_at < now() - $1 * interval '1 millisecond' and state <> 'parked'
                 limit 5000 for update skip locked))""";

    private static final int PORTION = 5_000;

    /** Counts no further than to what would be alarming anyway. */
    private static final String MEASURE = """
            select (select count(*) from (select from event_outbox limit 100000) o) as outbox_depth,
                   (select coalesce(extract(epoch from clock_timestamp() - min(happened_at)), 0)::bigint
                      from (select happened_at from event_outbox order by lane, seq limit 1000) o) as outbox_age,
                   (select count(*) from (select from event_inbox where state = 'parked' limit 100000) i) as inbox_parked""";

    private final SystemTransaction transaction;
    private final EventSettings settings;
    private final EventMetrics metrics;
    private final Vertx vertx;
    private final List<Long> timers = new ArrayList<>();

    Upkeep(SystemTransaction transaction, EventSettings settings, EventMetrics metrics, Vertx vertx) {
        this.transaction = transaction;
        this.settings = settings;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timers.add(vertx.setPeriodic(settings.measuring().toMillis(), timer -> run("measured", measure())));
        timers.add(vertx.setPeriodic(settings.tidying().toMillis(), timer -> run("tidied", forget())));
    }

    void stop(@Observes ShutdownEvent event) {
        timers.forEach(vertx::cancelTimer);
    }

    private static void run(String what, Uni<?> work) {
        work.subscribe()
                .with(done -> {}, failure -> LOG.warnf("Events are not %s now: %s", what, FailureReason.of(failure)));
    }

    private Uni<Void> measure() {
        return transaction.run(connection -> connection
                .preparedQuery(MEASURE)
                .execute()
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    metrics.measured("outbox.depth", row.getLong("outbox_depth"));
                    metrics.measured("outbox.age", row.getLong("outbox_age"));
                    metrics.measured("inbox.parked", row.getLong("inbox_parked"));
                })
                .replaceWithVoid());
    }

    private Uni<Void> forget() {
        Tuple retention = Tuple.of((double) settings.inboxRetention().toMillis());
        return transaction
                .run(connection ->
                        connection.preparedQuery(FORGET).execute(retention).map(rows -> rows.rowCount()))
                .flatMap(forgotten ->
                        forgotten == PORTION ? forget() : Uni.createFrom().voidItem());
    }
}
