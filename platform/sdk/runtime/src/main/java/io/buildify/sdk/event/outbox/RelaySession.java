package io.buildify.sdk.event.outbox;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.environment.ModuleEnvironment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A relay's own connection to the database: it listens for what other processes publish, and holds the locks of the buckets
 * that this relay moves. With the connection the locks go, and another relay takes over.
 */
final class RelaySession implements AutoCloseable {

    /** How many buckets of keys there are; the table's generated column says so too. */
    static final int BUCKETS = 16;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final PgConnection connection;
    private final String source;
    private final String lane;
    private final OutboxSql sql;
    private final String channel;
    private final Runnable wake;
    private volatile @Nullable Throwable failed;
    private volatile boolean works;

    /**
     * @param wake called when other processes have published, when the connection is gone, and when a deletion has failed
     */
    RelaySession(Vertx vertx, ModuleEnvironment module, Runnable wake) throws InterruptedException {
        this.wake = wake;
        this.channel = "buildify.outbox." + module.database().schema();
        this.source = CloudEvent.sourceOf(module.module());
        this.connection = answer(PgConnection.connect(vertx, options(module)));
        connection.notificationHandler(notification -> {
            if (notification.getProcessId() != connection.processId()) {
                wake.run();
            }
        });
        connection.closeHandler(closed -> wake.run());
        try {
            lane = rows(OutboxSql.LANE, Tuple.tuple()).iterator().next().getString("lane");
            sql = OutboxSql.of(lane);
            answer(connection.query("listen \"" + channel + "\"").execute());
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private static PgConnectOptions options(ModuleEnvironment module) {
        PgConnectOptions options = PgConnectOptions.fromUri(module.database().url());
        options.setUser(module.database().username())
                .setPassword(module.database().password())
                .setCachePreparedStatements(true)
                .addProperty("application_name", module.instance() + " relay")
                .addProperty("search_path", module.database().searchPath())
                // nobody else uses this connection, so that it may last
                .addProperty("buildify.system", "relay")
                // what it deletes may come back when the server crashes, and is sent again then
                .addProperty("synchronous_commit", "off")
                // its few statements are best served by the index on (lane, seq), whatever their parameters
                .addProperty("plan_cache_mode", "force_generic_plan");
        return options;
    }

    /** The lane of this instance's own events. */
    String lane() {
        return lane;
    }

    /** Locks those of the wanted buckets that are free; answers which. */
    List<Integer> lock(String ofLane, Collection<Integer> wanted) throws InterruptedException {
        List<Integer> locked = new ArrayList<>();
        rows(OutboxSql.LOCK, buckets(ofLane, wanted)).forEach(row -> locked.add(row.getInteger(0)));
        return locked;
    }

    void unlock(String ofLane, Collection<Integer> held) throws InterruptedException {
        rows(OutboxSql.UNLOCK, buckets(ofLane, held));
    }

    /** The oldest events of these buckets whose turn it is, in order; as many as fit a batch. */
    OutboxBatch next(String ofLane, Collection<Integer> buckets) throws InterruptedException {
        List<OutboxRow> batch = new ArrayList<>();
        long found = 0;
        for (Row row : rows(sql.next(), buckets(ofLane, buckets))) {
            batch.add(OutboxRow.of(row, source));
            found = row.getLong("found");
        }
        if (batch.isEmpty()) {
            works = true;
        }
        return new OutboxBatch(batch, found == OutboxSql.MOST_ROWS || batch.size() < found);
    }

    /**
     * Forgets events that Kafka has. Does not wait: what is asked next of this session comes after it, and fails if it
     * has failed.
     */
    void delete(String ofLane, List<OutboxRow> batch) {
        Long[] seqs = batch.stream().map(OutboxRow::seq).toArray(Long[]::new);
        connection
                .preparedQuery(OutboxSql.DELETE)
                .execute(Tuple.tuple().addString(ofLane).addArrayOfLong(seqs))
                .onSuccess(deleted -> works = true)
                .onFailure(failure -> {
                    failed = failure;
                    wake.run();
                });
    }

    /** Whether it has had nothing to move, or has deleted what was moved: whatever was wrong before is over. */
    boolean works() {
        return works;
    }

    /** Tells the relays of other processes that there are new events. Does not wait: they look now and then anyway. */
    void wakeOthers() {
        connection.preparedQuery(OutboxSql.WAKE).execute(Tuple.of(channel));
    }

    /** Lanes of other instances that have events, whether or not somebody is about to move them. */
    List<String> otherLanes() throws InterruptedException {
        List<String> lanes = new ArrayList<>();
        rows(sql.otherLanes(), Tuple.of(lane)).forEach(row -> lanes.add(row.getString(0)));
        return lanes;
    }

    private static Tuple buckets(String ofLane, Collection<Integer> buckets) {
        return Tuple.tuple().addString(ofLane).addArrayOfInteger(buckets.toArray(Integer[]::new));
    }

    private RowSet<Row> rows(String sql, Tuple parameters) throws InterruptedException {
        RowSet<Row> rows = answer(connection.preparedQuery(sql).execute(parameters));
        Throwable earlier = failed;
        if (earlier != null) {
            throw new RelayInterrupted("the database: " + earlier.getMessage(), earlier);
        }
        return rows;
    }

    private static <T> T answer(Future<T> future) throws InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw RelayInterrupted.by("the database", e);
        } catch (TimeoutException e) {
            throw new RelayInterrupted("the database did not answer within " + TIMEOUT.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
