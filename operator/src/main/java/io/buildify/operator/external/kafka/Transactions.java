package io.buildify.operator.external.kafka;

import io.buildify.operator.external.Administrators;
import io.buildify.operator.external.DeposedException;
import io.buildify.operator.external.Effect;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.KafkaAdministrator;
import io.buildify.operator.external.kafka.Publication.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The one transactional producer. Opening it ends what another producer of its name has begun, and every later
 * transaction of that one fails: so a leader that was deposed and does not know it yet cannot publish.
 */
final class Transactions implements AutoCloseable {
    private final Administrators administrators;
    private final KafkaClients clients;
    private final ExternalCalls calls;
    private final Header signature;
    private final Runnable whenDeposed;

    private @Nullable KafkaAdministrator administrator;
    private @Nullable Producer<String, byte[]> producer;
    private @Nullable DeposedException deposed;

    /** @param signature goes with each record, so that our own are known when they are read back */
    Transactions(
            Administrators administrators,
            KafkaClients clients,
            ExternalCalls calls,
            Header signature,
            Runnable whenDeposed) {
        this.administrators = administrators;
        this.clients = clients;
        this.calls = calls;
        this.signature = new RecordHeader(signature.key(), signature.value());
        this.whenDeposed = whenDeposed;
    }

    boolean isOpen() {
        return producer != null || deposed != null;
    }

    /** Fences off predecessors, once. */
    void open() {
        if (deposed != null) {
            throw deposed;
        }
        if (producer != null) {
            return;
        }
        KafkaAdministrator now = administrators.kafka();
        Producer<String, byte[]> opened = null;
        try {
            opened = clients.publisher(now);
            opened.initTransactions();
            producer = opened;
            administrator = now;
        } catch (RuntimeException e) {
            if (opened != null) {
                opened.close(Duration.ZERO);
            }
            throw KafkaFailure.of(now, "opening the publisher", e);
        }
    }

    /** Publishes all of them or none, and answers their offsets. */
    Map<Place, Long> commit(Collection<Publication> publications) {
        Producer<String, byte[]> open = producer;
        KafkaAdministrator known = administrator;
        if (open == null || known == null) {
            throw new IllegalStateException("not open");
        }
        Map<Place, Long> offsets = new HashMap<>();
        try {
            calls.change(Effect.CONFIGURATION_PUBLISH, () -> {
                open.beginTransaction();
                Map<Place, Future<RecordMetadata>> sent = new LinkedHashMap<>();
                publications.forEach(each -> sent.put(each.place(), open.send(record(each))));
                open.commitTransaction();
                sent.forEach((place, answer) -> offsets.put(place, offset(answer)));
            });
        } catch (ProducerFencedException e) {
            throw depose(e);
        } catch (TimeoutException e) {
            // committed or not: the next producer settles it, and what it was is read back
            close();
            throw KafkaFailure.of(known, "publishing configuration", e);
        } catch (KafkaException e) {
            abort(open);
            throw KafkaFailure.of(known, "publishing configuration", e);
        }
        return offsets;
    }

    private DeposedException depose(ProducerFencedException cause) {
        DeposedException terminal = new DeposedException(cause);
        deposed = terminal;
        close();
        whenDeposed.run();
        return terminal;
    }

    private void abort(Producer<String, byte[]> open) {
        try {
            open.abortTransaction();
        } catch (ProducerFencedException e) {
            throw depose(e);
        } catch (KafkaException e) {
            // beyond repair: a new producer ends its transaction
            close();
        }
    }

    private ProducerRecord<String, byte[]> record(Publication publication) {
        Place place = publication.place();
        return new ProducerRecord<>(place.topic(), 0, place.key().toString(), publication.value(), List.of(signature));
    }

    /** Known at once: the transaction is committed. */
    private static long offset(Future<RecordMetadata> answer) {
        try {
            return answer.get().offset();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            // what ends this thread is no reason to leave the producer open
            boolean interrupted = Thread.interrupted();
            producer.close(Duration.ZERO);
            producer = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
