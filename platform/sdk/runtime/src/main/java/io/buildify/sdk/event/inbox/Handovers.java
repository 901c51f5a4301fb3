package io.buildify.sdk.event.inbox;

import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.event.inbox.EventProgress.Below;
import io.buildify.sdk.scope.Scope;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Who goes on with whose events, where instances on one database take tenants and companies over from each other. */
final class Handovers {

    private static final Logger LOG = Logger.getLogger(Handovers.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final EventProgress progress;
    private final ConfigurationTable table;
    private final Arrivals arrivals;

    /** @param arrivals whose events wait until this process has looked at what others have left of them */
    Handovers(EventProgress progress, ConfigurationTable table, Arrivals arrivals) {
        this.progress = progress;
        this.table = table;
        this.arrivals = arrivals;
    }

    /**
     * What others have not done of a partition's events, of those whom this instance serves now.
     *
     * @param from the offset before which all is done
     * @param tenants whose events they are
     */
    record Rest(long from, Set<String> tenants) {

        static final Rest NONE = new Rest(Long.MAX_VALUE, Set.of());

        private Rest and(Below more) {
            return new Rest(
                    Math.min(from, more.next()),
                    Stream.concat(tenants.stream(), Stream.of(more.scope().tenant()))
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** Where this instance was, or is to begin because somebody whom it takes over was there; of partitions of which that is known. */
    Map<TopicPartition, Long> begins(Collection<TopicPartition> of) {
        return progress.own(of);
    }

    Map<TopicPartition, Rest> rests(Collection<TopicPartition> of) {
        Map<TopicPartition, Rest> rests = new HashMap<>();
        progress.below(of).stream()
                .filter(below -> isServed(below.scope()))
                .forEach(below ->
                        rests.merge(below.partition(), Rest.NONE.and(below), (known, more) -> known.and(below)));
        return rests;
    }

    /** Notes where this instance is, whatever it was before. Blocks. */
    void begun(Map<TopicPartition, Long> next) {
        if (!next.isEmpty()) {
            progress.note(next).await().atMost(LONGEST);
        }
    }

    /**
     * Notes how far it has come. While the database is away nothing is: others would do too much then, not too little.
     *
     * @return whether it is noted; does not fail, and ends within {@link #LONGEST}
     */
    CompletableFuture<Boolean> done(Map<TopicPartition, Long> next) {
        return progress.note(next)
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("How far events are handled is not noted now: %s", FailureReason.of(failure));
                    return false;
                })
                .subscribeAsCompletionStage();
    }

    /** Forgets what instances have left that are gone: their rest was looked at when this one took over from them. */
    void tidy(Collection<TopicPartition> of) {
        try {
            List<Below> taken = progress.gone(of).stream()
                    .filter(below -> isServed(below.scope())
                            && !arrivals.contains(below.scope().tenant()))
                    .toList();
            if (!taken.isEmpty()) {
                progress.forget(taken);
            }
        } catch (RuntimeException e) {
            LOG.debugf("What instances have left that are gone is forgotten later: %s", FailureReason.of(e));
        }
    }

    private boolean isServed(Scope scope) {
        return !(table.serving(scope) instanceof Serving.Elsewhere);
    }
}
