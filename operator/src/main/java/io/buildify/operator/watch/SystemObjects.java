package io.buildify.operator.watch;

import io.buildify.operator.name.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operator's own notes: ConfigMaps of one sort in the system namespace, told apart by the label
 * {@code buildify.io/object}. Reads are in memory, writes go to the API server.
 */
public final class SystemObjects {
    private final KubernetesClient client;
    private final Watched<ConfigMap> watched;
    private final String namespace;
    private final String object;

    /** @param object the sort: {@code tenant-claim}, {@code placement}, {@code cleanup} */
    public SystemObjects(KubernetesClient client, Informers informers, String namespace, String object) {
        this.client = client;
        this.watched = informers.systemConfigMaps();
        this.namespace = namespace;
        this.object = object;
    }

    public Optional<ConfigMap> get(String name) {
        return watched.get(namespace, name).filter(it -> object.equals(Labels.of(it, Labels.OBJECT)));
    }

    public Stream<ConfigMap> all() {
        return watched.byIndex(Informers.BY_OBJECT, object).stream();
    }

    /** Those about a namespace. */
    public Stream<ConfigMap> about(String aboutNamespace) {
        return watched.byIndex(Informers.BY_NAMESPACE, Informers.sorted(object, aboutNamespace)).stream();
    }

    /** Those about a tenant's and its companies' use of a module. */
    public Stream<ConfigMap> about(String module, String tenant) {
        return watched.byIndex(Informers.BY_TENANT, Informers.sorted(object, module, tenant)).stream();
    }

    /** Those that carry the id of an instance as their label. */
    public Stream<ConfigMap> withInstance(String instance) {
        return watched.byIndex(Informers.BY_INSTANCE, instance).stream()
                .filter(it -> object.equals(Labels.of(it, Labels.OBJECT)));
    }

    /** Writes it unless one of this name exists; answers with the one that does. */
    public ConfigMap create(String name, Map<String, String> labels, Map<String, String> data) {
        try {
            return watched.wrote(client.resource(build(name, labels, data)).create());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return watched.wrote(
                    client.configMaps().inNamespace(namespace).withName(name).require());
        }
    }

    /** Writes it, over one of the same name; nothing is sent when that is equal. */
    public ConfigMap put(String name, Map<String, String> labels, Map<String, String> data) {
        var desired = build(name, labels, data);
        var live = get(name);
        if (live.isPresent()
                && data.equals(live.get().getData())
                && Objects.equals(
                        desired.getMetadata().getLabels(),
                        live.get().getMetadata().getLabels())) {
            return live.get();
        }
        return watched.wrote(
                live.isPresent()
                        ? client.resource(desired).update()
                        : client.resource(desired).createOr(it -> it.update()));
    }

    /** Removes it; nothing happens where it is gone. */
    public void remove(String name) {
        client.configMaps().inNamespace(namespace).withName(name).delete();
        watched.removed(namespace, name);
    }

    private ConfigMap build(String name, Map<String, String> labels, Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .addToLabels(Labels.OBJECT, object)
                .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
                .endMetadata()
                .withData(data)
                .build();
    }
}
