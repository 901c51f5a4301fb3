package io.buildify.local.agent.pod;

import io.buildify.local.agent.environment.MissingReference;
import io.buildify.local.agent.image.ImageMissing;
import io.buildify.local.agent.process.ProcessOrder;
import io.buildify.local.agent.status.ContainerPhase.Waiting;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Gets a container ready to start, again and again until everything it needs is there. What is missing shows in the
 * container's status; a status that says the same again is not written again.
 */
final class ContainerStart {

    private static final String PULL_FAILED = "ErrImagePull";
    private static final String PULL_BACK_OFF = "ImagePullBackOff";
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final String name;
    private final PodParts pod;
    private Waiting shown = Waiting.CREATING;

    ContainerStart(String name, PodParts pod) {
        this.name = name;
        this.pod = pod;
    }

    /** The process to start; empty when the pod is to end. */
    Optional<ProcessOrder> prepare() throws InterruptedException {
        for (var retry = FIRST_RETRY; !pod.stop().given(); retry = longer(retry)) {
            var container = pod.state().spec(name);
            try {
                var image = pod.services().images().find(container.getImage());
                pod.state().container(name, view -> view.withImage(image.id()));
                pod.events()
                        .normal(
                                "Pulled",
                                name,
                                "Container image \"%s\" is %s on this machine"
                                        .formatted(container.getImage(), image.id()));
                var order = pod.surroundings().order(container, image);
                pod.events().normal("Created", name, "Created container " + name);
                return Optional.of(order);
            } catch (ImageMissing e) {
                imageMissing(container.getImage(), String.valueOf(e.getMessage()));
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

    private void imageMissing(String image, String why) {
        if (shown.reason().equals(PULL_FAILED) || shown.reason().equals(PULL_BACK_OFF)) {
            var message = "Back-off pulling image \"%s\": ErrImagePull: %s".formatted(image, why);
            if (show(PULL_BACK_OFF, message)) {
                pod.events().warning("BackOff", name, message);
            }
        } else if (show(PULL_FAILED, why)) {
            pod.events().warning("Failed", name, "Failed to pull image \"%s\": %s".formatted(image, why));
            pod.events().warning("Failed", name, "Error: ErrImagePull");
        }
    }

    private void waitFor(String reason, String why) {
        if (show(reason, why)) {
            pod.events().warning("Failed", name, "Error: " + why);
        }
    }

    /** False when the status says so already. */
    private boolean show(String reason, String why) {
        var waiting = new Waiting(reason, why);
        if (waiting.equals(shown)) {
            return false;
        }
        shown = waiting;
        pod.state().container(name, view -> view.waits(waiting));
        return true;
    }

    private static Duration longer(Duration retry) {
        var doubled = retry.multipliedBy(2);
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }
}
