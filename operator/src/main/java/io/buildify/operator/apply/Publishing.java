package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.external.ConfigurationPublisher;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.plan.Publication;
import io.buildify.operator.status.Step;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings records to the topics of the instances that need them. */
public final class Publishing {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final ConfigurationPublisher publisher;
    private final Instances instances;
    private final Duration patience;

    /**
     * @param instances which topics are known to exist
     * @param patience how long to wait for the broker
     */
    public Publishing(ConfigurationPublisher publisher, Instances instances, Duration patience) {
        this.publisher = publisher;
        this.instances = instances;
        this.patience = patience;
    }

    /**
     * Publishes; nothing is sent for a record that is published already.
     *
     * @return done once the broker has acknowledged every one of them
     */
    public Step publish(List<Publication> publications) {
        return publications.stream()
                .filter(it -> !isPublished(it))
                .map(it -> instances.topicMissing(it.topic().value()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> await(publications));
    }

    /**
     * Publishes what is said about a node that is gone. A topic that says nothing about it, or is gone
     * itself, is left alone.
     *
     * @return done once no topic says anything else
     */
    public Step withdraw(List<Publication> publications) {
        if (!publications.isEmpty() && !publisher.caughtUp()) {
            return Step.waiting(ConditionReason.Publishing, "The configuration topics are being read.");
        }
        return await(publications.stream()
                .filter(it -> publisher
                        .published(it.topic().configurationTopic(), it.key())
                        .isPresent())
                .toList());
    }

    /** Whether one of them says something that is not published yet. */
    boolean isNews(List<Publication> publications) {
        return !publications.stream().allMatch(this::isPublished);
    }

    /** The companies of a tenant of which one instance's topic has a record, and another's has none yet; sorted. */
    List<String> unknown(String tenant, InstanceId from, InstanceId to) {
        var known = publisher.published(to.configurationTopic()).keySet();
        return publisher.published(from.configurationTopic()).keySet().stream()
                .filter(it -> it.tenant().equals(tenant) && !known.contains(it))
                .flatMap(it -> Optional.ofNullable(it.company()).stream())
                .sorted()
                .toList();
    }

    private Step await(List<Publication> publications) {
        try {
            CompletableFuture.allOf(publications.stream()
                            .filter(it -> !isPublished(it))
                            .map(it -> publisher
                                    .publish(it.topic().configurationTopic(), it.key(), it.record())
                                    .toCompletableFuture())
                            .toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Step.done(ConditionReason.Serving, "The broker has the node's record.");
        } catch (TimeoutException e) {
            return Step.failed(
                    ConditionReason.KafkaUnreachable,
                    "The broker has not acknowledged the node's record within " + patience.toSeconds() + " s. "
                            + ConditionReason.KafkaUnreachable.remedy());
        } catch (ExecutionException e) {
            LOG.debug("Not published", e);
            return ExternalSteps.failed(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Step.waiting(ConditionReason.Publishing, ConditionReason.Publishing.meaning());
        }
    }

    private boolean isPublished(Publication publication) {
        return publisher.caughtUp()
                && Objects.equals(
                        publisher
                                .published(publication.topic().configurationTopic(), publication.key())
                                .orElse(null),
                        publication.record());
    }
}
