package io.buildify.operator.event;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people, by Kubernetes Events on a resource, what got worse and what got better again. Best
 * effort: an Event that cannot be written, as in a terminating namespace, is only logged.
 */
public final class EventRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
    private static final String COMPONENT = "buildify-operator";

    private final KubernetesClient client;
    private final String clusterEvents;
    private final Executor executor;
    private final Clock clock;
    private final RecentEvents recent = new RecentEvents();

    /**
     * @param clusterEvents namespace for Events about resources that have none
     * @param executor where the writes wait for the API server
     */
    public EventRecorder(KubernetesClient client, String clusterEvents, Executor executor, Clock clock) {
        this.client = client;
        this.clusterEvents = clusterEvents;
        this.executor = executor;
        this.clock = clock;
    }

    /** Records each transition between two lists of conditions of a resource that is worth telling. */
    public void transitions(HasMetadata about, List<Condition> before, List<Condition> after) {
        Transition.between(before, after).forEach(it -> record(about, it.warning(), it.reason(), it.message()));
    }

    /**
     * @param warning whether a person should look at it
     * @param reason constant, in camel case
     * @param message subject, reason, remedy
     */
    public void record(HasMetadata about, boolean warning, String reason, String message) {
        var event = new RecentEvents.Key(about.getMetadata().getUid(), reason, message);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        executor.execute(() -> write(about, warning, event, recent.seen(event, now), now));
    }

    private void write(HasMetadata about, boolean warning, RecentEvents.Key key, RecentEvents.Seen seen, Instant now) {
        var meta = about.getMetadata();
        String namespace = Optional.ofNullable(meta.getNamespace()).orElse(clusterEvents);
        var event = new EventBuilder()
                .withNewMetadata()
                .withName(meta.getName() + "." + key.hash())
                .withNamespace(namespace)
                .endMetadata()
                .withInvolvedObject(new ObjectReferenceBuilder()
                        .withApiVersion(about.getApiVersion())
                        .withKind(about.getKind())
                        .withName(meta.getName())
                        .withNamespace(meta.getNamespace())
                        .withUid(meta.getUid())
                        .build())
                .withType(warning ? "Warning" : "Normal")
                .withReason(key.reason())
                .withMessage(key.message())
                .withFirstTimestamp(seen.first().toString())
                .withLastTimestamp(now.toString())
                .withCount(seen.count())
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .withReportingComponent(COMPONENT)
                .build();
        try {
            client.resource(event).forceConflicts().fieldManager(COMPONENT).serverSideApply();
        } catch (KubernetesClientException e) {
            LOG.debug("No Event {} about {} {}/{}", key.reason(), about.getKind(), namespace, meta.getName(), e);
        }
    }
}
