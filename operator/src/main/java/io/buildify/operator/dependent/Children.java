package io.buildify.operator.dependent;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.operator.watch.Informers;
import io.buildify.operator.watch.Watched;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of instances. Compares with what the informers know and writes only what differs, by
 * server-side apply with the one field manager {@link ForeignFields#MANAGER}.
 */
public final class Children {
    private static final Logger LOG = LoggerFactory.getLogger(Children.class);
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(ForeignFields.MANAGER)
            .withForce(true)
            .build();
    private static final PatchContext REMOVE = new PatchContext.Builder()
            .withPatchType(PatchType.JSON)
            .withFieldManager(ForeignFields.MANAGER)
            .build();

    /** Answer to a JSON Patch whose test of the resource version fails. */
    private static final int CHANGED_MEANWHILE = 422;

    private static final int TRIES = 4;

    private final KubernetesClient client;
    private final KubernetesSerialization json;
    private final Fingerprint fingerprint;
    private final Map<Class<?>, Watched<? extends HasMetadata>> kinds = new LinkedHashMap<>();

    public Children(KubernetesClient client, Informers informers) {
        this.client = client;
        this.json = client.getKubernetesSerialization();
        this.fingerprint = new Fingerprint(json);
        informers.children().forEach(it -> kinds.put(it.kind(), it));
    }

    /**
     * Brings one child to what was rendered.
     *
     * @return the live child, as it now is
     */
    public <T extends HasMetadata> T apply(T rendered) {
        Watched<T> watched = watched(rendered);
        T desired = fingerprint.stamped(rendered);
        var live = watched.get(
                desired.getMetadata().getNamespace(), desired.getMetadata().getName());
        if (live.isEmpty()) {
            LOG.info("Creating {}", name(desired));
            return watched.wrote(write(desired));
        }
        return correct(watched, desired, live.get(), TRIES);
    }

    private <T extends HasMetadata> T correct(Watched<T> watched, T desired, T live, int tries) {
        var drift = Drift.between(tree(desired), tree(live), live.getMetadata().getManagedFields());
        if (drift.isNone()) {
            return live;
        }
        LOG.info("Correcting {}, lacking: {}, added: {}", name(desired), drift.lacking(), drift.additions());
        try {
            T answer = drift.additions().isEmpty() ? live : removeAdditions(live, drift);
            return watched.wrote(drift.lacking() ? write(desired) : answer);
        } catch (KubernetesClientException e) {
            if (tries > 1 && !drift.additions().isEmpty() && e.getCode() == CHANGED_MEANWHILE) {
                return correct(
                        watched, desired, watched.wrote(client.resource(desired).require()), tries - 1);
            }
            throw e;
        }
    }

    /** Whether applying this Deployment would replace pods that run: it exists, with another pod template. */
    public boolean replacesPods(Deployment rendered) {
        return watched(rendered)
                .get(
                        rendered.getMetadata().getNamespace(),
                        rendered.getMetadata().getName())
                .filter(live -> !fingerprint.sameTemplate(rendered, live))
                .isPresent();
    }

    /** Removes one child, and what it owns with it. */
    public void remove(HasMetadata child) {
        LOG.info("Removing {}", name(child));
        client.resource(child)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    /** Creates an object that is an input from then on; nothing happens where it exists. */
    public <T extends HasMetadata> T create(T desired) {
        Watched<T> watched = watched(desired);
        try {
            return watched.wrote(client.resource(fingerprint.stamped(desired)).create());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return watched.wrote(client.resource(desired).get());
        }
    }

    /** Removes all objects of the instance. */
    public void prune(String instance) {
        prune(instance, List.of(), child -> false);
    }

    /**
     * Removes the instance's objects that are neither among those to keep nor spared, routes first.
     *
     * @param spared what is none of the caller's business
     */
    public void prune(String instance, Collection<? extends HasMetadata> keep, Predicate<? super HasMetadata> spared) {
        var kept = keep.stream().map(Children::name).collect(Collectors.toSet());
        for (var watched : kinds.values()) {
            for (var child : watched.byIndex(Informers.BY_INSTANCE, instance)) {
                if (!child.isMarkedForDeletion() && !spared.test(child) && !kept.contains(name(child))) {
                    remove(child);
                }
            }
        }
    }

    private <T extends HasMetadata> T write(T desired) {
        return client.resource(desired).patch(APPLY);
    }

    /** What others have added is taken away by its path: an apply leaves fields of other managers alone. */
    private <T extends HasMetadata> T removeAdditions(T live, Drift drift) {
        var patch = new ArrayList<Map<String, String>>();
        patch.add(Map.of(
                "op",
                "test",
                "path",
                "/metadata/resourceVersion",
                "value",
                live.getMetadata().getResourceVersion()));
        drift.additions().forEach(pointer -> patch.add(Map.of("op", "remove", "path", pointer)));
        return client.resource(live).patch(REMOVE, json.asJson(patch));
    }

    private JsonNode tree(HasMetadata object) {
        return json.convertValue(object, JsonNode.class);
    }

    @SuppressWarnings("unchecked")
    private <T extends HasMetadata> Watched<T> watched(T object) {
        var watched = kinds.get(object.getClass());
        if (watched == null) {
            throw new IllegalArgumentException("No child of an instance: " + name(object));
        }
        return (Watched<T>) watched;
    }

    private static String name(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
    }
}
