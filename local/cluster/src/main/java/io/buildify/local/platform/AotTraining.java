package io.buildify.local.platform;

import io.buildify.local.image.AotCache;
import io.buildify.local.image.ImageStore;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the AOT caches of the images that run, one after the other. A pod that no Service knows runs for
 * practice until it is ready, and the virtual machine writes the cache as it ends; processes that serve
 * are left alone. What goes wrong costs the next start only time.
 */
final class AotTraining {

    private static final Logger LOG = LoggerFactory.getLogger(AotTraining.class);
    private static final long PATIENCE_MINUTES = 3;

    /** The virtual machine assembles the cache before it ends. */
    private static final long GRACE_SECONDS = 60;

    private final KubernetesClient client;
    private final ImageStore images;

    AotTraining(KubernetesClient client, ImageStore images) {
        this.client = client;
        this.images = images;
    }

    /** Returns when every image that a Deployment runs has its cache, or failed to make one. */
    void run() throws IOException {
        for (Map.Entry<String, AotCache> image : images.caches().entrySet()) {
            if (!image.getValue().isReady()) {
                Optional<Deployment> example = deploymentOf(image.getKey());
                if (example.isPresent()) {
                    train(image.getKey(), practising(example.get()), image.getValue());
                }
            }
        }
    }

    private Optional<Deployment> deploymentOf(String image) {
        return client.apps().deployments().inAnyNamespace().list().getItems().stream()
                .filter(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                        .anyMatch(container ->
                                RunningImages.withoutTag(container.getImage()).equals(image)))
                .findFirst();
    }

    private void train(String image, Pod pod, AotCache cache) throws IOException {
        try {
            client.resource(pod).create();
            client.resource(pod).waitUntilCondition(Readiness::isPodReady, PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (KubernetesClientTimeoutException e) {
            LOG.warn("No AOT cache for {}: its pod for practice was not ready in time", image);
        } finally {
            client.resource(pod).delete();
        }
        client.resource(pod).waitUntilCondition(Objects::isNull, PATIENCE_MINUTES, TimeUnit.MINUTES);
        LOG.info("AOT cache for {}: {}", image, cache.accept() ? "ready for the next start" : "not written");
    }

    private static Pod practising(Deployment example) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(example.getMetadata().getNamespace())
                .withName(example.getMetadata().getName() + "-aot-training")
                .endMetadata()
                .withNewSpecLike(example.getSpec().getTemplate().getSpec())
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .editFirstContainer()
                .addNewEnv()
                .withName(AotCache.TRAINING)
                .withValue("true")
                .endEnv()
                .endContainer()
                .endSpec()
                .build();
        pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .forEach(port -> port.setHostPort(null));
        return pod;
    }
}
