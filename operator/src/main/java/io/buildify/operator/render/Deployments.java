package io.buildify.operator.render;

import io.buildify.config.CanonicalJson;
import io.buildify.operator.name.Labels;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.resolve.Broker;
import io.buildify.operator.resolve.TokenKeys;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The serving processes of an instance. */
final class Deployments {
    /** Name of the container's port and of the Service's. */
    static final String HTTP = "http";

    private static final String INPUTS = "buildify.io/inputs";
    private static final int STARTUP_SECONDS = 120;

    private Deployments() {}

    static Deployment of(
            InstancePlan plan, ObjectMeta meta, Broker broker, TokenKeys tokenKeys, Credentials passwords) {
        return new DeploymentBuilder()
                .withMetadata(meta)
                .withNewSpec()
                .withReplicas(plan.replicas())
                .withRevisionHistoryLimit(2)
                .withNewSelector()
                .withMatchLabels(selector(plan))
                .endSelector()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(new IntOrString(0))
                .withMaxSurge(new IntOrString(1))
                .endRollingUpdate()
                .endStrategy()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(podLabels(meta))
                .withAnnotations(annotations(plan, hash(passwords, tokenKeys)))
                .endMetadata()
                .withSpec(pod(plan, broker))
                .endTemplate()
                .endSpec()
                .build();
    }

    /** The pods that serve, and not those of the instance's Jobs. */
    static Map<String, String> selector(InstancePlan plan) {
        return new TreeMap<>(Map.of(Labels.INSTANCE, plan.id().value(), Labels.COMPONENT, Labels.SERVER));
    }

    private static PodSpec pod(InstancePlan plan, Broker broker) {
        var pod = Pods.of(container(plan, broker));
        pod.setServiceAccountName(plan.id().object());
        return pod;
    }

    private static Container container(InstancePlan plan, Broker broker) {
        var release = plan.release();
        var secret = plan.id().object();
        var environment = new Environment().port(release.port()).module(plan.node(), release, plan.prefix());
        var database = plan.database();
        if (database != null) {
            environment.database(database.server(), database.plan(), secret).sealing(secret);
        }
        environment.kafka(broker, plan.kafka(), secret).tokens().events(plan.kafka(), release);
        return Pods.container(plan.node().module(), release.image(), environment.and(release), plan.resources())
                .addNewPort()
                .withName(HTTP)
                .withContainerPort(release.port())
                .endPort()
                .withStartupProbe(probe(release.health().live(), 1, STARTUP_SECONDS))
                .withReadinessProbe(probe(release.health().ready(), 2, 3))
                .withLivenessProbe(probe(release.health().live(), 10, 3))
                .build();
    }

    private static Probe probe(String path, int periodSeconds, int failureThreshold) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString(HTTP))
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(5)
                .withFailureThreshold(failureThreshold)
                .build();
    }

    private static Map<String, String> podLabels(ObjectMeta meta) {
        var labels = new TreeMap<>(meta.getLabels());
        labels.put(Labels.COMPONENT, Labels.SERVER);
        return labels;
    }

    private static Map<String, String> annotations(InstancePlan plan, String inputs) {
        return new TreeMap<>(
                Map.of(INPUTS, inputs, Labels.RELEASE, plan.release().version()));
    }

    /** Of what a process reads once, at its start. */
    private static String hash(Credentials passwords, TokenKeys tokenKeys) {
        var text = String.join(
                "\0",
                passwords.databasePassword().orElse(""),
                passwords.kafkaPassword().orElse(""),
                passwords.sealingKeys().orElse(""),
                tokenKeys.issuer(),
                tokenKeys.audience(),
                tokenKeys.jwks());
        return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
