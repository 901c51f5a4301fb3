package io.buildify.operator.story;

import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.crd.Module;
import io.buildify.crd.ObservedStatus;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.Labels;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Registers modules, and looks at everything. */
record PlatformEngineer(KubernetesClient kubernetes) {
    static final String MODULES = "buildify-modules";
    static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("kubectl")
            .withForce(true)
            .build();

    void apply(String yaml) {
        for (var object : kubernetes
                .load(new java.io.ByteArrayInputStream(yaml.getBytes()))
                .items()) {
            kubernetes.resource(object).patch(APPLY);
        }
    }

    /** What the module seals with in the database of this instance. */
    Resource<Secret> sealingKeys(InstanceId owner) {
        return kubernetes.secrets().inNamespace("buildify-system").withName(owner.sealingKeys());
    }

    /** Registers a module whose image is the stand-in, in one release. */
    void registers(String module, String version, String env) {
        registers(module, version, "buildify/stand-in:" + version, env);
    }

    /** Registers a module with this image in one release. */
    void registers(String module, String version, String image, String env) {
        registers(module, version, image, env, "");
    }

    /** Registers a module of the stand-in with these events, {@code {publishes: […], subscribes: […]}}. */
    void registersWithEvents(String module, String version, String events, String spec) {
        registers(module, version, "buildify/stand-in:" + version, "[]\n    events: " + events, spec);
    }

    /** Registers it with these further lines of spec. */
    void registers(String module, String version, String image, String env, String spec) {
        apply("""
                apiVersion: buildify.io/v1alpha1
                kind: Module
                metadata: {name: %1$s}
                spec:
                  displayName: %1$s
                  api: {prefix: /api/v1/%1$s}
                  channels: {stable: %2$s}
                  releases:
                  - version: %2$s
                    image: %3$s
                    env: %4$s
                    configuration:
                      defaults: {currency: USD}
                      schema:
                        type: object
                        additionalProperties: false
                        properties: {currency: {type: string, pattern: "^[A-Z]{3}$"}}
                %5$s""".formatted(module, version, image, env, spec.indent(2)));
    }

    /**
     * Registers a module of the stand-in in these releases.
     *
     * @param strategy of its database
     * @param stable the release that it runs
     * @param releases each as {@link #release}
     */
    void releases(String module, String strategy, String stable, String... releases) {
        apply("""
                apiVersion: buildify.io/v1alpha1
                kind: Module
                metadata: {name: %1$s}
                spec:
                  displayName: %1$s
                  api: {prefix: /api/v1/%1$s}
                  database: {strategy: %2$s}
                  channels: {stable: %3$s}
                  releases: [%4$s]
                """.formatted(module, strategy, stable, String.join(", ", releases)));
    }

    /**
     * A release of the stand-in.
     *
     * @param more what else it says, such as {@code env: […]}
     */
    static String release(String version, String more) {
        return "{version: %1$s, image: \"buildify/stand-in:%1$s\", %2$s}".formatted(version, more);
    }

    RollableScalableResource<Deployment> deployment(String instance) {
        return kubernetes.apps().deployments().inNamespace(MODULES).withName(instance);
    }

    Set<String> podNames(String instance) {
        return kubernetes
                .pods()
                .inNamespace(MODULES)
                .withLabel(Labels.INSTANCE, instance)
                .withLabel(Labels.COMPONENT, Labels.SERVER)
                .list()
                .getItems()
                .stream()
                .map(it -> it.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    Resource<Module> module(String name) {
        return kubernetes.resources(Module.class).withName(name);
    }

    /** Waits until the condition of the resource has this status, and this reason unless it is empty. */
    static <S extends ObservedStatus, R extends CustomResource<?, S>> Condition waitsFor(
            Resource<R> resource, ConditionType type, String status, String reason) {
        return await("%s=%s %s".formatted(type, status, reason))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> condition(resource.get(), type),
                        it -> it.filter(found -> status.equals(found.getStatus())
                                        && (reason.isEmpty() || reason.equals(found.getReason())))
                                .isPresent())
                .orElseThrow();
    }

    static <S extends ObservedStatus> Optional<Condition> condition(CustomResource<?, S> resource, ConditionType type) {
        boolean current = resource != null
                && resource.getStatus() != null
                && resource.getMetadata()
                        .getGeneration()
                        .equals(resource.getStatus().observedGeneration());
        return current ? resource.getStatus().condition(type) : Optional.empty();
    }
}
