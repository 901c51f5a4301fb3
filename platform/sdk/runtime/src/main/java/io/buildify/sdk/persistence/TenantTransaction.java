package io.buildify.sdk.persistence;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.Transaction;

/** A transaction that commits only if its begin and the setting of its scope both succeeded. */
final class TenantTransaction implements Transaction {

    private final Transaction transaction;
    private final Future<?> scoped;
    private final OutboxCommits outboxCommits;
    private boolean writesToOutbox;

    /**
     * @param scoped succeeds once the transaction has begun and its scope is set
     * @param outboxCommits is told of the commit, if it is one of the outbox
     */
    TenantTransaction(Transaction transaction, Future<?> scoped, OutboxCommits outboxCommits) {
        this.transaction = transaction;
        this.scoped = scoped;
        this.outboxCommits = outboxCommits;
    }

    /**
     * @throws ScopeNotSet if it is known by now that the scope was not set
     */
    void check() {
        if (scoped.failed()) {
            throw new ScopeNotSet(scoped.cause());
        }
    }

    /** It has a statement that does. */
    void writesToOutbox() {
        writesToOutbox = true;
    }

    @Override
    public Future<Void> commit() {
        return scoped.transform(set -> set.succeeded()
                ? transaction.commit().onSuccess(done -> committed())
                : transaction.rollback().transform(ended -> Future.failedFuture(new ScopeNotSet(set.cause()))));
    }

    private void committed() {
        if (writesToOutbox) {
            outboxCommits.committed();
        }
    }

    @Override
    public Future<Void> rollback() {
        return transaction.rollback();
    }

    @Override
    public Future<Void> completion() {
        return transaction.completion();
    }

    @Override
    public void commit(Handler<AsyncResult<Void>> handler) {
        commit().onComplete(handler);
    }

    @Override
    public void rollback(Handler<AsyncResult<Void>> handler) {
        rollback().onComplete(handler);
    }

    @Override
    public void completion(Handler<AsyncResult<Void>> handler) {
        completion().onComplete(handler);
    }
}
