package io.buildify.sdk.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Transactions on the SDK's own tables that are no tenant's: they see the rows of all whom this login may see. */
@Singleton
public class SystemTransaction {

    private static final String SET = "set local buildify.system = 'relay'";

    private final Pool pool;

    SystemTransaction(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(
                connection -> connection.preparedQuery(SET).execute().flatMap(set -> work.apply(connection)));
    }
}
