package io.buildify.sdk.event.inbox;

import io.buildify.sdk.persistence.SystemTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The events that wait in the inbox for receivers. Who takes one to its receiver has it for a while, by putting off
 * when it is due: other replicas leave it alone, and have it if this one dies.
 */
@Singleton
class ReceiverQueue {

    /**
     * Goes from receiver to receiver by the index, and takes some of each: one with a long queue takes nobody's place.
     * Only the first event of a key is looked at.
     */
    private static final String DUE = """
            with recursive waiting (handler) as (
                (select i.handler from event_inbox i
                  where i.state = 'parked' and i.handler >= $1 || ':' and i.handler < $1 || ';'
                  order by i.handler limit 1)
                union all
                select (select i.handler from event_inbox i
                         where i.state = 'parked' and i.handler > w.handler and i.handler < $1 || ';'
                         order by i.handler limit 1)
                  from waiting w where w.handler is not null)
            select due.tenant_id, due.source, due.id, due.handler from waiting w
             cross join lateral (
                select * from (select distinct on (i.key) i.tenant_id, i.source, i.id, i.handler, i.due_at, i.seq
                                 from event_inbox i where i.state = 'parked' and i.handler = w.handler
                                order by i.key, i.seq) first
                 where due_at <= now() order by due_at, seq limit $2) due
             where w.handler is not null order by due.due_at, due.seq""";

    private static final String TAKE = """
            update event_inbox i set due_at = now() + $5 * interval '1 millisecond'
              from (select tenant_id, source, id, handler from event_inbox
                     where (tenant_id, source, id, handler) in (
                           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]))
                       and state = 'parked' and due_at <= now()
                       for update skip locked) mine
             where (i.tenant_id, i.source, i.id, i.handler) = (mine.tenant_id, mine.source, mine.id, mine.handler)
            returning i.*""";

    private final SystemTransaction transaction;

    ReceiverQueue(SystemTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * What is due, oldest first.
     *
     * @param name of the receivers
     * @param most for each receiver
     */
    Uni<List<DueEvent>> due(String name, int most) {
        return all(DUE, Tuple.of(name, most), DueEvent::of);
    }

    /** Has those of the wanted that nobody else has, for so long. */
    Uni<List<ParkedEvent>> take(List<DueEvent> wanted, Duration lease) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(column(wanted, DueEvent::tenant))
                .addArrayOfString(column(wanted, DueEvent::source))
                .addArrayOfString(column(wanted, DueEvent::id))
                .addArrayOfString(column(wanted, DueEvent::handler))
                .addDouble((double) lease.toMillis());
        return all(TAKE, values, ParkedEvent::of);
    }

    private <T> Uni<List<T>> all(String sql, Tuple values, Function<Row, T> read) {
        return transaction.run((SqlConnection connection) -> connection
                .preparedQuery(sql)
                .execute(values)
                .map((RowSet<Row> rows) -> {
                    List<T> all = new ArrayList<>();
                    rows.forEach(row -> all.add(read.apply(row)));
                    return all;
                }));
    }

    private static String[] column(List<DueEvent> events, Function<DueEvent, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}
