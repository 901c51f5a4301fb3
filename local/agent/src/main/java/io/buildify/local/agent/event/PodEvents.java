package io.buildify.local.agent.event;

import io.buildify.local.agent.status.Timestamp;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Events of one pod. They are written in the background and in order, and given up when the API server refuses
 * them: nothing waits for an Event. One that repeats is written again when its count has doubled.
 */
public final class PodEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PodEvents.class);
    private static final String COMPONENT = "buildify-node-agent";
    private static final int REMEMBERED = 200;

    private final KubernetesClient client;
    private final Executor writer;
    private final Clock clock;
    private final Pod pod;
    private final Map<String, Series> series = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Series> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param writer runs one task at a time */
    public PodEvents(KubernetesClient client, Executor writer, Clock clock, Pod pod) {
        this.client = client;
        this.writer = writer;
        this.clock = clock;
        this.pod = pod;
    }

    /** Something went as it should. */
    public void normal(String reason, @Nullable String container, String message) {
        record("Normal", reason, container, message);
    }

    /** Something a user may have to look at. */
    public void warning(String reason, @Nullable String container, String message) {
        record("Warning", reason, container, message);
    }

    private void record(String type, String reason, @Nullable String container, String message) {
        var event = new Occurrence(type, reason, container, message);
        writer.execute(() -> {
            var known = series.computeIfAbsent(event.toString(), key -> new Series());
            known.count++;
            if (known.isWorthWriting()) {
                write(event, known);
            }
        });
    }

    private void write(Occurrence event, Series known) {
        try {
            if (known.name == null) {
                create(event, known);
            } else {
                repeat(known.name, known.count);
            }
        } catch (KubernetesClientException e) {
            LOG.debug(
                    "Event {} of pod {} was not written: {}",
                    event.reason(),
                    pod.getMetadata().getName(),
                    e.getMessage());
        }
    }

    private void create(Occurrence event, Series known) {
        var metadata = pod.getMetadata();
        var now = clock.instant();
        var name = metadata.getName() + "." + Long.toHexString(now.getEpochSecond() * 1_000_000_000 + now.getNano());
        var made = client.v1()
                .events()
                .inNamespace(metadata.getNamespace())
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(metadata.getNamespace())
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withApiVersion("v1")
                        .withKind("Pod")
                        .withName(metadata.getName())
                        .withNamespace(metadata.getNamespace())
                        .withUid(metadata.getUid())
                        .withResourceVersion(metadata.getResourceVersion())
                        .withFieldPath(event.container() == null ? null : "spec.containers{" + event.container() + "}")
                        .endInvolvedObject()
                        .withType(event.type())
                        .withReason(event.reason())
                        .withMessage(event.message())
                        .withNewSource(COMPONENT, pod.getSpec().getNodeName())
                        .withReportingComponent(COMPONENT)
                        .withReportingInstance(pod.getSpec().getNodeName())
                        .withCount(known.count)
                        .withFirstTimestamp(Timestamp.of(now))
                        .withLastTimestamp(Timestamp.of(now))
                        .build())
                .create();
        known.name = made.getMetadata().getName();
    }

    private void repeat(String name, int count) {
        var patch = "{\"count\":%d,\"lastTimestamp\":\"%s\"}".formatted(count, Timestamp.of(clock.instant()));
        client.v1()
                .events()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private record Occurrence(
            String type, String reason, @Nullable String container, String message) {}

    /** The same Event again and again; touched by the writer only. */
    private static final class Series {
        private @Nullable String name;
        private int count;

        boolean isWorthWriting() {
            return Integer.bitCount(count) == 1;
        }
    }
}
