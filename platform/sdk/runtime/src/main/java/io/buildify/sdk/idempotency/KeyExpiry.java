package io.buildify.sdk.idempotency;

import io.buildify.sdk.persistence.SystemTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Deletes expired keys, of all tenants that this instance's login may see. */
@Singleton
final class KeyExpiry {

    private static final Logger LOG = Logger.getLogger(KeyExpiry.class);
    private static final int PORTION = 1_000;

    /** In portions, so that no transaction is long; replicas do not wait for each other. */
    private static final String FORGET = """
            delete from idempotency_keys where ctid = any(array(
                select ctid from idempotency_keys where created_at < now() - $1 * interval '1 millisecond'
                 limit %d for update skip locked))""".formatted(PORTION);

    private final SystemTransaction transaction;
    private final IdempotencySettings settings;
    private final Vertx vertx;
    private long timer;

    KeyExpiry(SystemTransaction transaction, IdempotencySettings settings, Vertx vertx) {
        this.transaction = transaction;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(
                settings.tidying().toMillis(),
                tick -> forget().subscribe()
                        .with(
                                done -> {},
                                failure ->
                                        LOG.warnf("Expired idempotency keys stay for now: %s", failure.getMessage())));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private Uni<Void> forget() {
        Tuple expiry = Tuple.of((double) settings.expiry().toMillis());
        return transaction
                .run(connection ->
                        connection.preparedQuery(FORGET).execute(expiry).map(rows -> rows.rowCount()))
                .flatMap(forgotten ->
                        forgotten == PORTION ? forget() : Uni.createFrom().voidItem());
    }
}
