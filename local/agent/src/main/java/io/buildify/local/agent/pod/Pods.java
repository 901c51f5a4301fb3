package io.buildify.local.agent.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pods of this node, as the API server tells of them. */
public final class Pods implements ResourceEventHandler<Pod> {

    private static final Logger LOG = LoggerFactory.getLogger(Pods.class);

    /** What is left to processes whose pod was removed without waiting for them. */
    private static final Duration FORCED = Duration.ofSeconds(2);

    private final PodServices services;
    private final Map<String, PodRun> runs = new ConcurrentHashMap<>();
    private boolean closed;

    public Pods(PodServices services) {
        this.services = services;
    }

    @Override
    public void onAdd(Pod pod) {
        take(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
        take(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
        var run = runs.remove(pod.getMetadata().getUid());
        if (run != null) {
            run.end(PodEnd.Gone, FORCED);
        }
    }

    private synchronized void take(Pod pod) {
        if (closed) {
            return;
        }
        var known = runs.get(pod.getMetadata().getUid());
        if (known != null) {
            known.update(pod);
            return;
        }
        var run = new PodRun(pod, services);
        runs.put(pod.getMetadata().getUid(), run);
        run.update(pod);
        run.start();
    }

    /** A pod of this node by its name; empty if there is none. */
    public Optional<PodRun> find(String namespace, String name) {
        return runs.values().stream()
                .filter(run -> matches(run.view().pod(), namespace, name))
                .findFirst();
    }

    /** Removes the folders of pods that left while no agent ran; all present pods must have been told of. */
    public void forgetGone() throws IOException {
        if (!Files.isDirectory(services.pods())) {
            return;
        }
        try (var folders = Files.list(services.pods())) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                if (!runs.containsKey(folder.getFileName().toString())) {
                    LOG.debug("Removing {}: its pod is gone", folder);
                    new PodFolder(folder).delete();
                }
            }
        }
    }

    /** Ends all processes, writes their last status, leaves the pods to the next agent. */
    public void shutDown(Duration grace) throws InterruptedException {
        synchronized (this) {
            closed = true;
        }
        for (var run : runs.values()) {
            var own = run.view().pod().getSpec().getTerminationGracePeriodSeconds();
            run.end(PodEnd.Shutdown, own != null && own < grace.toSeconds() ? Duration.ofSeconds(own) : grace);
        }
        for (var run : runs.values()) {
            run.join();
        }
    }

    private static boolean matches(Pod pod, String namespace, String name) {
        return pod.getMetadata().getNamespace().equals(namespace)
                && pod.getMetadata().getName().equals(name);
    }
}
