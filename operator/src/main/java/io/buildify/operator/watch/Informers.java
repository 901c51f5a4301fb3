package io.buildify.operator.watch;

import io.buildify.operator.dependent.ForeignFields;
import io.buildify.operator.name.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One informer for each kind that is not a custom resource of ours: children in the namespace of the
 * instances, the operator's own objects and Secrets in the system namespace, tenants' namespaces.
 */
public final class Informers {
    /** Index over children: by the instance they belong to. */
    public static final String BY_INSTANCE = "instance";
    /** Index over the operator's own ConfigMaps: by what they are. */
    public static final String BY_OBJECT = "object";
    /** Index over the operator's own ConfigMaps: by sort and the namespace that they are about. */
    public static final String BY_NAMESPACE = "about-namespace";
    /** Index over namespaces: by tenant; over the operator's own ConfigMaps: by sort, module and tenant. */
    public static final String BY_TENANT = "tenant";

    /** Index over Secrets of the system namespace: by the database server that they describe. */
    public static final String BY_SERVER = "server";

    /** Index over pods: by the Job that they belong to. */
    public static final String BY_JOB = "job";

    /** Label of a Job's pods: its name. */
    public static final String JOB = "batch.kubernetes.io/job-name";

    private static final String SEPARATOR = "/";

    private final Watched<Deployment> deployments;
    private final Watched<Service> services;
    private final Watched<ServiceAccount> serviceAccounts;
    private final Watched<Secret> secrets;
    private final Watched<NetworkPolicy> networkPolicies;
    private final Watched<HTTPRoute> routes;
    private final Watched<Job> jobs;
    private final Watched<Pod> pods;
    private final Watched<ConfigMap> systemConfigMaps;
    private final Watched<Secret> systemSecrets;
    private final Watched<Namespace> namespaces;
    private final KubernetesClient client;
    private final String modulesNamespace;

    /**
     * @param systemNamespace where claims, placements, clean-up records and server Secrets are
     * @param modulesNamespace where instances are
     */
    public Informers(KubernetesClient client, String systemNamespace, String modulesNamespace) {
        this.client = client;
        this.modulesNamespace = modulesNamespace;
        deployments = children(Deployment.class, Informers::keepForeignFields);
        services = children(Service.class, Informers::keepForeignFields);
        serviceAccounts = children(ServiceAccount.class, Informers::keepForeignFields);
        secrets = children(Secret.class, Informers::keepForeignFields);
        networkPolicies = children(NetworkPolicy.class, Informers::keepForeignFields);
        routes = children(HTTPRoute.class, Informers::keepForeignFields);
        jobs = children(Job.class, Informers::keepForeignFields);
        pods = children(Pod.class, Informers::keepStatus, Map.of(BY_JOB, it -> Labels.index(it, JOB)));
        systemConfigMaps = new Watched<>(
                client.configMaps().inNamespace(systemNamespace),
                TrimmedStore.withoutManagedFields(),
                Map.of(
                        BY_OBJECT,
                        it -> Labels.index(it, Labels.OBJECT),
                        BY_INSTANCE,
                        it -> Labels.index(it, Labels.INSTANCE),
                        BY_NAMESPACE,
                        Informers::namespaceOf,
                        BY_TENANT,
                        Informers::tenantOf));
        systemSecrets = new Watched<>(
                client.secrets().inNamespace(systemNamespace),
                TrimmedStore.withoutManagedFields(),
                Map.of(BY_SERVER, it -> Labels.index(it, Labels.DATABASE_SERVER)));
        namespaces = new Watched<>(
                client.namespaces().withLabel(Labels.TENANT),
                TrimmedStore.withoutManagedFields(),
                Map.of(BY_TENANT, it -> Labels.index(it, Labels.TENANT)));
    }

    private <T extends HasMetadata> Watched<T> children(Class<T> kind, Consumer<T> trim) {
        return children(kind, trim, Map.of());
    }

    private <T extends HasMetadata> Watched<T> children(
            Class<T> kind, Consumer<T> trim, Map<String, Function<T, List<String>>> more) {
        Map<String, Function<T, List<String>>> indexes = new HashMap<>(more);
        indexes.put(BY_INSTANCE, it -> Labels.index(it, Labels.INSTANCE));
        return new Watched<>(
                client.resources(kind).inNamespace(modulesNamespace).withLabel(Labels.MANAGED_BY, Labels.OPERATOR),
                new TrimmedStore<>(trim),
                indexes);
    }

    /** The value under which {@link #BY_NAMESPACE} and {@link #BY_TENANT} have a ConfigMap of this sort. */
    public static String sorted(String object, String... parts) {
        return object + SEPARATOR + String.join(SEPARATOR, parts);
    }

    private static List<String> namespaceOf(ConfigMap note) {
        String namespace = note.getData() == null ? null : note.getData().get("namespace");
        return namespace == null
                ? List.of()
                : List.of(sorted(String.valueOf(Labels.of(note, Labels.OBJECT)), namespace));
    }

    private static List<String> tenantOf(ConfigMap note) {
        String module = Labels.of(note, Labels.MODULE);
        String tenant = Labels.of(note, Labels.TENANT);
        return module == null || tenant == null
                ? List.of()
                : List.of(sorted(String.valueOf(Labels.of(note, Labels.OBJECT)), module, tenant));
    }

    private static void keepForeignFields(HasMetadata child) {
        child.getMetadata()
                .setManagedFields(ForeignFields.of(child.getMetadata().getManagedFields()));
    }

    private static void keepStatus(Pod pod) {
        pod.getMetadata().setManagedFields(null);
        pod.setSpec(null);
    }

    /** Starts them all; completes when each has listed what there is. */
    public CompletionStage<Void> start() {
        return CompletableFuture.allOf(
                all().map(it -> it.start().toCompletableFuture()).toArray(CompletableFuture[]::new));
    }

    public void stop() {
        all().forEach(Watched::stop);
    }

    public boolean areSynced() {
        return all().allMatch(Watched::isSynced);
    }

    private Stream<Watched<?>> all() {
        return Stream.concat(children(), Stream.of(pods, systemConfigMaps, systemSecrets, namespaces));
    }

    /** The kinds that are rendered for an instance, in the order in which they go: nobody is sent to what is gone. */
    public Stream<Watched<? extends HasMetadata>> children() {
        return Stream.of(routes, deployments, services, serviceAccounts, secrets, networkPolicies, jobs);
    }

    public Watched<Deployment> deployments() {
        return deployments;
    }

    public Watched<Service> services() {
        return services;
    }

    public Watched<Secret> secrets() {
        return secrets;
    }

    public Watched<HTTPRoute> routes() {
        return routes;
    }

    public Watched<Job> jobs() {
        return jobs;
    }

    public Watched<Pod> pods() {
        return pods;
    }

    public Watched<ConfigMap> systemConfigMaps() {
        return systemConfigMaps;
    }

    public Watched<Secret> systemSecrets() {
        return systemSecrets;
    }

    public Watched<Namespace> namespaces() {
        return namespaces;
    }
}
