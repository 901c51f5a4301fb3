package io.buildify.sdk.persistence;

import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.scope.CurrentScope;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts {@link TenantPool} under Hibernate and under every injected pool. */
@Singleton
public class TenantPoolCreator implements PgPoolCreator {

    private final ModuleEnvironment environment;
    private final CurrentScope currentScope;
    private final OutboxCommits outboxCommits;

    TenantPoolCreator(ModuleEnvironment environment, CurrentScope currentScope, OutboxCommits outboxCommits) {
        this.environment = environment;
        this.currentScope = currentScope;
        this.outboxCommits = outboxCommits;
    }

    @Override
    public Pool create(Input input) {
        String searchPath = environment.database().searchPath();
        List<SqlConnectOptions> servers = input.pgConnectOptionsList().stream()
                .map(server -> (SqlConnectOptions) server.addProperty("search_path", searchPath))
                .toList();
        Pool pool = PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(servers)
                .with(input.poolOptions())
                .build();
        return new TenantPool(
                (VertxInternal) input.vertx(), pool, () -> TenantSettings.of(currentScope), outboxCommits);
    }
}
