package io.buildify.sdk.event.inbox;

import io.buildify.sdk.persistence.SystemTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Whose events the inbox remembers, whichever instance on this database has handled them. Blocks. */
@Singleton
class InboxMemory {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String KNOWN = """
            select tenant from unnest($1::text[]) as asked (tenant)
             where exists (select from event_inbox where tenant_id = tenant)""";

    private final SystemTransaction transaction;

    InboxMemory(SystemTransaction transaction) {
        this.transaction = transaction;
    }

    /** Whether it remembers none at all. */
    boolean isEmpty() {
        return transaction
                .run(connection -> connection
                        .preparedQuery("select exists (select from event_inbox)")
                        .execute()
                        .map(rows -> !rows.iterator().next().getBoolean(0)))
                .await()
                .atMost(LONGEST);
    }

    /** Those of the tenants of whom it remembers any. */
    Set<String> known(Set<String> tenants) {
        Tuple asked = Tuple.tuple().addArrayOfString(tenants.toArray(String[]::new));
        return transaction
                .run(connection -> connection
                        .preparedQuery(KNOWN)
                        .execute(asked)
                        .map(rows -> {
                            Set<String> known = new HashSet<>();
                            for (Row row : rows) {
                                known.add(row.getString(0));
                            }
                            return known;
                        }))
                .await()
                .atMost(LONGEST);
    }
}
