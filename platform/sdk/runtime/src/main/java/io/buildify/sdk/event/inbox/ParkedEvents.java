package io.buildify.sdk.event.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.persistence.SystemTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The events that wait in the inbox. The database's clock says when, for all replicas alike. */
@Singleton
class ParkedEvents {

    private static final int MOST = 100;

    private static final String PARK = """
            insert into event_inbox (tenant_id, company_id, source, id, handler, state, key, type, subject,
                                     happened_at, data, due_at, reason)
            values ($1, $2, $3, $4, $5, 'parked', $6, $7, $8, $9, $10, now() + $11 * interval '1 millisecond', $12)
                on conflict (tenant_id, source, id, handler) do update
               set state = 'parked', seq = default, changed_at = now(), key = excluded.key, type = excluded.type,
                   subject = excluded.subject, happened_at = excluded.happened_at, data = excluded.data, attempts = 0,
                   due_at = excluded.due_at, reason = excluded.reason
             where event_inbox.state = 'dead'""";
    private static final String DUE = """
            select *, due_at < now() - interval '1 minute' as overdue
              from (select distinct on (handler, key) * from event_inbox
                            where state = 'parked' and handler = any($1) order by handler, key, seq) first
             where due_at <= now() order by due_at, seq limit %d""".formatted(MOST);
    private static final String WAIT = """
            update event_inbox set attempts = $5, due_at = now() + $6 * interval '1 millisecond', reason = $7, changed_at = now()
             where tenant_id = $1 and source = $2 and id = $3 and handler = $4 and state = 'parked'""";
    private static final String DEAD = """
            update event_inbox set state = 'dead', data = null, due_at = null, attempts = $5, reason = $6, changed_at = now()
             where tenant_id = $1 and source = $2 and id = $3 and handler = $4 and state = 'parked'""";

    private final SystemTransaction transaction;

    ParkedEvents(SystemTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Has an event wait behind all of its key that wait already.
     *
     * @return false if it was handled meanwhile, or waits already
     */
    Uni<Boolean> park(CloudEvent event, String handler, Duration delay, String reason) {
        Tuple values = Tuple.tuple()
                .addString(event.tenant())
                .addString(event.company())
                .addString(event.source())
                .addString(event.id())
                .addString(handler)
                .addString(event.key())
                .addString(event.type())
                .addString(event.subject())
                .addOffsetDateTime(event.time().atOffset(ZoneOffset.UTC))
                .addString(new String(event.data(), UTF_8))
                .addDouble((double) delay.toMillis())
                .addString(reason);
        return transaction.run(
                connection -> connection.preparedQuery(PARK).execute(values).map(rows -> rows.rowCount() == 1));
    }

    /** The first of each key, as far as their time has come; of these handlers. */
    Uni<List<ParkedEvent>> due(List<String> handlers) {
        Tuple names = Tuple.tuple().addArrayOfString(handlers.toArray(String[]::new));
        return transaction.run(connection -> connection
                .preparedQuery(DUE)
                .execute(names)
                .map(rows -> {
                    List<ParkedEvent> due = new ArrayList<>();
                    rows.forEach(row -> due.add(ParkedEvent.of(row)));
                    return due;
                }));
    }

    /** Has it wait again. */
    Uni<Void> wait(ParkedEvent parked, int attempts, Duration delay, String reason) {
        Tuple values = identity(parked)
                .addInteger(attempts)
                .addDouble((double) delay.toMillis())
                .addString(reason);
        return transaction.run(
                connection -> connection.preparedQuery(WAIT).execute(values).replaceWithVoid());
    }

    /** Lets the key go on without it. */
    Uni<Void> dead(ParkedEvent parked, int attempts, String reason) {
        Tuple values = identity(parked).addInteger(attempts).addString(reason);
        return transaction.run(
                connection -> connection.preparedQuery(DEAD).execute(values).replaceWithVoid());
    }

    private static Tuple identity(ParkedEvent parked) {
        CloudEvent event = parked.event();
        return Tuple.tuple()
                .addString(event.tenant())
                .addString(event.source())
                .addString(event.id())
                .addString(parked.handler());
    }
}
