package io.buildify.operator.render;

import io.buildify.crd.Release;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.KafkaPlan;
import io.buildify.operator.resolve.Broker;
import io.buildify.operator.resolve.DatabaseServer;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;

/** The environment of a module's process (docs/module-contract.md), in a fixed order. */
final class Environment {
    private static final String TOKEN_KEYS = "buildify-token-keys";

    private final List<EnvVar> variables = new ArrayList<>();

    /**
     * @param node of the instance
     * @param release that the process runs
     */
    Environment module(NodeId node, Release release, String prefix) {
        set("BUILDIFY_MODULE", node.module());
        set("BUILDIFY_INSTANCE", node.instance().value());
        set("BUILDIFY_RELEASE", release.version());
        set("BUILDIFY_API_PREFIX", prefix);
        return this;
    }

    Environment port(int port) {
        set("PORT", String.valueOf(port));
        return this;
    }

    /** @param secret holds the credentials */
    Environment database(DatabaseServer server, DatabasePlan plan, String secret) {
        set("BUILDIFY_DATABASE_URL", "postgresql://%s:%d/%s".formatted(server.host(), server.port(), plan.database()));
        set("BUILDIFY_DATABASE_SCHEMA", plan.schema());
        secret("BUILDIFY_DATABASE_USERNAME", secret, Credentials.DATABASE_USERNAME);
        secret("BUILDIFY_DATABASE_PASSWORD", secret, Credentials.DATABASE_PASSWORD);
        return this;
    }

    /** @param secret holds the keys */
    Environment sealing(String secret) {
        secret("BUILDIFY_SEALING_KEYS", secret, Credentials.SEALING_KEYS);
        return this;
    }

    /** @param secret holds the credentials */
    Environment kafka(Broker broker, KafkaPlan plan, String secret) {
        set("BUILDIFY_KAFKA_BOOTSTRAP", broker.bootstrap());
        set("BUILDIFY_KAFKA_SECURITY_PROTOCOL", broker.securityProtocol());
        secret("BUILDIFY_KAFKA_USERNAME", secret, Credentials.KAFKA_USERNAME);
        secret("BUILDIFY_KAFKA_PASSWORD", secret, Credentials.KAFKA_PASSWORD);
        set("BUILDIFY_CONFIGURATION_TOPIC", plan.configurationTopic());
        return this;
    }

    /** What of events the release declares; nothing for one that declares none. */
    Environment events(KafkaPlan plan, Release release) {
        if (plan.eventsTopic() != null) {
            set("BUILDIFY_EVENTS_TOPIC", plan.eventsTopic());
        }
        var subscription = plan.subscription();
        if (subscription != null) {
            set("BUILDIFY_EVENTS_SUBSCRIPTIONS", subscription.text());
            set("BUILDIFY_EVENTS_PATTERNS", String.join(",", release.events().subscribes()));
            set("BUILDIFY_EVENTS_GROUP", subscription.group());
            set("BUILDIFY_EVENTS_DEAD_LETTER_TOPIC", subscription.deadLetterTopic());
            set("BUILDIFY_EVENTS_WHEN_DISABLED", subscription.whenDisabled().name());
        }
        return this;
    }

    Environment tokens() {
        config("BUILDIFY_TOKEN_ISSUER", "issuer");
        config("BUILDIFY_TOKEN_AUDIENCE", "audience");
        config("BUILDIFY_TOKEN_KEYS", "jwks");
        return this;
    }

    /** The release's own, last: it can refer to the others and sets none of them (a rule of the CRD). */
    List<EnvVar> and(Release release) {
        variables.addAll(release.env());
        return List.copyOf(variables);
    }

    private void set(String name, String value) {
        variables.add(new EnvVarBuilder().withName(name).withValue(value).build());
    }

    private void secret(String name, String secret, String key) {
        variables.add(new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(key, secret, null)
                .endValueFrom()
                .build());
    }

    private void config(String name, String key) {
        variables.add(new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewConfigMapKeyRef(key, TOKEN_KEYS, null)
                .endValueFrom()
                .build());
    }
}
