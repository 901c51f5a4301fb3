package io.buildify.local.agent.pod;

import io.buildify.local.agent.environment.MissingReference;
import io.buildify.local.agent.image.ImageMissing;
import io.buildify.local.agent.image.ProcessImage;
import io.buildify.local.agent.process.ProcessOrder;
import io.buildify.local.agent.status.ContainerPhase.Waiting;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Gets a container ready to start, again and again until everything it needs is there. What is missing shows in the
 * container's status; a status that says the same again is not written again.
 */
final class ContainerStart {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final Container container;
    private final PodParts pod;
    private Waiting shown = Waiting.CREATING;

    ContainerStart(Container container, PodParts pod) {
        this.container = container;
        this.pod = pod;
    }

    /** The process to start; empty when the pod is to end. */
    Optional<ProcessOrder> prepare() throws InterruptedException {
        for (var retry = FIRST_RETRY; !pod.stop().given(); retry = longer(retry)) {
            try {
                var image = image();
                pod.state().container(container.getName(), view -> view.withImage(image.id()));
                return Optional.of(pod.surroundings().order(container, image));
            } catch (ImageMissing e) {
                imageMissing(String.valueOf(e.getMessage()));
            } catch (MissingReference e) {
                waitFor("CreateContainerConfigError", String.valueOf(e.getMessage()));
            } catch (IOException | KubernetesClientException e) {
                waitFor("CreateContainerError", String.valueOf(e.getMessage()));
            }
            if (pod.stop().within(retry)) {
                break;
            }
        }
        return Optional.empty();
    }

    private ProcessImage image() throws ImageMissing {
        return pod.services().images().find(container.getImage());
    }

    private void imageMissing(String why) {
        if (shown.reason().equals("ErrImagePull") || shown.reason().equals("ImagePullBackOff")) {
            waitFor(
                    "ImagePullBackOff",
                    "Back-off pulling image \"%s\": ErrImagePull: %s".formatted(container.getImage(), why));
        } else {
            pod.events()
                    .warning(
                            "Failed",
                            container.getName(),
                            "Failed to pull image \"%s\": %s".formatted(container.getImage(), why));
            waitFor("ErrImagePull", why);
        }
    }

    private void waitFor(String reason, String why) {
        var waiting = new Waiting(reason, why);
        if (!waiting.equals(shown)) {
            shown = waiting;
            pod.state().container(container.getName(), view -> view.waits(waiting));
            pod.events()
                    .warning(
                            reason.equals("ImagePullBackOff") ? "BackOff" : "Failed",
                            container.getName(),
                            reason.equals("ErrImagePull")
                                    ? "Error: ErrImagePull"
                                    : reason.equals("ImagePullBackOff") ? why : "Error: " + why);
        }
    }

    private static Duration longer(Duration retry) {
        var doubled = retry.multipliedBy(2);
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }
}
