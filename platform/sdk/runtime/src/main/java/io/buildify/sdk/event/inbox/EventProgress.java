package io.buildify.sdk.event.inbox;

import io.buildify.sdk.persistence.SystemTransaction;
import io.buildify.sdk.scope.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each instance on this database has come in the topics that the module reads, as the database knows it: what is
 * before an offset is done. It may be behind what is done, and never ahead. Blocks, but where it answers a Uni.
 */
@Singleton
class EventProgress {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String OWN = "select topic, partition, next from buildify.event_progress($1, $2)";
    private static final String BELOW =
            "select lane, topic, partition, next from buildify.event_progress_below($1, $2, $3)";
    private static final String NOTE = "select buildify.note_event_progress($1, $2, $3)";
    private static final String FORGET = "select buildify.forget_event_progress($1, $2, $3)";

    private final SystemTransaction transaction;

    EventProgress(SystemTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Where an instance is, or was, that serves somebody by himself whom this one serves otherwise.
     *
     * @param scope whom
     * @param next the offset before which his events are done
     */
    record Below(Scope scope, TopicPartition partition, long next) {

        private String lane() {
            return scope.company() == null ? scope.tenant() : scope.tenant() + "/" + scope.company();
        }

        private static Below of(Row row) {
            String[] lane = row.getString("lane").split("/");
            return new Below(
                    new Scope(lane[0], lane.length == 1 ? null : lane[1]), partitionOf(row), row.getLong("next"));
        }
    }

    /** This instance's, of those partitions of which it has any. */
    Map<TopicPartition, Long> own(Collection<TopicPartition> of) {
        Map<TopicPartition, Long> own = new HashMap<>();
        ask(OWN, Tuple.of(topics(of), numbers(of))).forEach(row -> own.put(partitionOf(row), row.getLong("next")));
        return own;
    }

    /** Those of the instances that serve single ones of those whom this one serves otherwise. */
    List<Below> below(Collection<TopicPartition> of) {
        return below(of, false);
    }

    /** The same, of instances that are gone for good. */
    List<Below> gone(Collection<TopicPartition> of) {
        return below(of, true);
    }

    private List<Below> below(Collection<TopicPartition> of, boolean onlyGone) {
        List<Below> below = new ArrayList<>();
        ask(BELOW, Tuple.of(topics(of), numbers(of), onlyGone)).forEach(row -> below.add(Below.of(row)));
        return below;
    }

    /** Notes where this instance is. Does not block; its end says that it is noted. */
    Uni<Void> note(Map<TopicPartition, Long> next) {
        List<TopicPartition> of = List.copyOf(next.keySet());
        Tuple noted =
                Tuple.of(topics(of), numbers(of), of.stream().map(next::get).toArray(Long[]::new));
        return transaction
                .run(connection -> connection.preparedQuery(NOTE).execute(noted))
                .replaceWithVoid();
    }

    /** Forgets where others were whose work this instance goes on with. Who is still there is not forgotten. */
    void forget(List<Below> taken) {
        List<TopicPartition> of = taken.stream().map(Below::partition).toList();
        ask(FORGET, Tuple.of(taken.stream().map(Below::lane).toArray(String[]::new), topics(of), numbers(of)));
    }

    private RowSet<Row> ask(String sql, Tuple parameters) {
        return transaction
                .run(connection -> connection.preparedQuery(sql).execute(parameters))
                .await()
                .atMost(LONGEST);
    }

    private static TopicPartition partitionOf(Row row) {
        return new TopicPartition(row.getString("topic"), row.getInteger("partition"));
    }

    private static String[] topics(Collection<TopicPartition> of) {
        return of.stream().map(TopicPartition::topic).toArray(String[]::new);
    }

    private static Integer[] numbers(Collection<TopicPartition> of) {
        return of.stream().map(TopicPartition::partition).toArray(Integer[]::new);
    }
}
