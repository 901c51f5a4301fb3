package io.buildify.sdk.persistence;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.spi.DatabaseMetadata;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that tells the database at the begin of every transaction for whom it runs, and refuses
 * statements outside one.
 *
 * <p>The settings are local to the transaction, so nothing of them reaches the next borrower. They are sent
 * right behind BEGIN without waiting for either answer, which costs next to nothing. If one of the two
 * fails, the transaction is void: the database refuses or hides everything, and this connection fails
 * every later statement and the commit with the first cause.
 */
final class TenantConnection implements SqlConnection {

    private final SqlConnection connection;
    private final Supplier<String> settings;
    private final OutboxCommits outboxCommits;
    private @Nullable TenantTransaction transaction;

    /**
     * @param settings the statements that set the transaction's tenant, company and actor
     * @param outboxCommits is told when a transaction has committed that has written to the outbox
     */
    TenantConnection(SqlConnection connection, Supplier<String> settings, OutboxCommits outboxCommits) {
        this.connection = connection;
        this.settings = settings;
        this.outboxCommits = outboxCommits;
    }

    @Override
    public Future<Transaction> begin() {
        String statements;
        try {
            statements = settings.get();
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        Future<Transaction> begun = connection.begin();
        Future<?> set = connection.query(statements).execute();
        TenantTransaction tenantTransaction =
                new TenantTransaction(connection.transaction(), Future.all(begun, set), outboxCommits);
        transaction = tenantTransaction;
        return Future.succeededFuture(tenantTransaction);
    }

    @Override
    public void begin(Handler<AsyncResult<Transaction>> handler) {
        begin().onComplete(handler);
    }

    /** The connection, where it may run a statement now. */
    private SqlConnection inTransactionFor(String sql) {
        if (connection.transaction() == null || transaction == null) {
            throw new OutsideTransaction();
        }
        transaction.check();
        if (sql.contains(OutboxCommits.INSERT)) {
            transaction.writesToOutbox();
        }
        return connection;
    }

    @Override
    public @Nullable Transaction transaction() {
        return connection.transaction() == null ? null : transaction;
    }

    /** Prepared too: then it is one statement at most, and nobody who gets into its text can begin another behind it. */
    @Override
    public Query<RowSet<Row>> query(String sql) {
        return preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return inTransactionFor(sql).preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return inTransactionFor(sql).preparedQuery(sql, options);
    }

    @Override
    public Future<PreparedStatement> prepare(String sql) {
        return inTransactionFor(sql).prepare(sql);
    }

    @Override
    public Future<PreparedStatement> prepare(String sql, PrepareOptions options) {
        return inTransactionFor(sql).prepare(sql, options);
    }

    @Override
    public SqlConnection prepare(String sql, Handler<AsyncResult<PreparedStatement>> handler) {
        prepare(sql).onComplete(handler);
        return this;
    }

    @Override
    public SqlConnection prepare(String sql, PrepareOptions options, Handler<AsyncResult<PreparedStatement>> handler) {
        prepare(sql, options).onComplete(handler);
        return this;
    }

    @Override
    public SqlConnection exceptionHandler(Handler<Throwable> handler) {
        connection.exceptionHandler(handler);
        return this;
    }

    @Override
    public SqlConnection closeHandler(Handler<Void> handler) {
        connection.closeHandler(handler);
        return this;
    }

    @Override
    public boolean isSSL() {
        return connection.isSSL();
    }

    @Override
    public DatabaseMetadata databaseMetadata() {
        return connection.databaseMetadata();
    }

    @Override
    public Future<Void> close() {
        return connection.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        connection.close(handler);
    }
}
