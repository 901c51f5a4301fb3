package io.buildify.local.agent.pod;

import io.buildify.local.agent.environment.MissingReference;
import io.buildify.local.agent.environment.PodFields;
import io.buildify.local.agent.status.ContainerPhase.Waiting;
import io.buildify.local.agent.volume.VolumeFolders;
import io.buildify.local.agent.volume.Volumes;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a pod's volumes before its containers start, and its tokens as long as it lives. */
final class PodVolumes {

    private static final Logger LOG = LoggerFactory.getLogger(PodVolumes.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final PodParts pod;
    private final Volumes volumes;

    PodVolumes(PodParts pod) {
        this.pod = pod;
        var api = pod.services().api();
        var object = pod.state().pod();
        this.volumes = new Volumes(
                new VolumeFolders(pod.folder().volumes(), object.getSpec().getVolumes()),
                api.references(object.getMetadata().getNamespace()),
                new PodFields(object),
                api.tokens(object),
                pod.services().clock());
    }

    /** Tries until everything the volumes refer to exists; false when the pod is to end. */
    boolean prepare() throws InterruptedException {
        for (var retry = FIRST_RETRY; !pod.stop().given(); retry = longer(retry)) {
            try {
                pod.folder().create();
                var due = volumes.write();
                show("");
                due.ifPresent(time -> Thread.startVirtualThread(() -> keepTokensFresh(time)));
                return true;
            } catch (MissingReference | IOException | KubernetesClientException e) {
                failed(String.valueOf(e.getMessage()));
            }
            if (pod.stop().within(retry)) {
                break;
            }
        }
        return false;
    }

    private void failed(String why) {
        pod.events().warning("FailedMount", null, why);
        show(why);
    }

    private void show(String why) {
        var view = pod.state().view();
        Stream.concat(view.initContainers().stream(), view.containers().stream())
                .filter(container -> !container.everRan())
                .forEach(container -> pod.state()
                        .container(
                                container.name(),
                                now -> now.phase() instanceof Waiting(var reason, var ignored)
                                        ? now.waits(new Waiting(reason, why))
                                        : now));
    }

    private void keepTokensFresh(Instant due) {
        try {
            var wait = Duration.between(pod.services().clock().instant(), due);
            while (!pod.stop().within(wait)) {
                wait = refresh();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration refresh() {
        try {
            var next = volumes.writeTokens();
            pod.surroundings().refreshKubeconfigs();
            return next.map(time -> Duration.between(pod.services().clock().instant(), time))
                    .orElse(LONGEST_RETRY);
        } catch (IOException | KubernetesClientException e) {
            LOG.warn(
                    "The tokens of pod {} are not renewed yet: {}",
                    pod.state().pod().getMetadata().getName(),
                    e.getMessage());
            return LONGEST_RETRY;
        }
    }

    private static Duration longer(Duration retry) {
        var doubled = retry.multipliedBy(2);
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }
}
