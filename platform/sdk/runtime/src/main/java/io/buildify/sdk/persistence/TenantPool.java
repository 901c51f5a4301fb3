package io.buildify.sdk.persistence;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.impl.PgPoolImpl;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.TransactionPropagation;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A pool whose connections work in transactions only, each for one scope ({@link TenantConnection}). It
 * extends the driver's class because Quarkus casts to {@code PgPool}.
 */
final class TenantPool extends PgPoolImpl {

    private final Pool pool;
    private final Supplier<String> settings;
    private final OutboxCommits outboxCommits;

    /** @param settings {@link TenantSettings}, asked at the begin of every transaction on the context that begins it */
    TenantPool(VertxInternal vertx, Pool pool, Supplier<String> settings, OutboxCommits outboxCommits) {
        super(vertx, new CloseFuture(), pool);
        this.pool = pool;
        this.settings = settings;
        this.outboxCommits = outboxCommits;
    }

    @Override
    public Future<SqlConnection> getConnection() {
        return pool.getConnection().map(connection -> new TenantConnection(connection, settings, outboxCommits));
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    /** Begins a transaction in any case: propagation over a shared connection would bypass the scope. */
    @Override
    public <T> Future<T> withTransaction(
            TransactionPropagation propagation, Function<SqlConnection, Future<T>> function) {
        if (propagation != TransactionPropagation.NONE) {
            throw new UnsupportedOperationException(
                    "Transactions are not propagated by this pool: use Panache.withTransaction");
        }
        return withTransaction(function);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        throw new OutsideTransaction();
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        throw new OutsideTransaction();
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        throw new OutsideTransaction();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        close().onComplete(handler);
    }
}
