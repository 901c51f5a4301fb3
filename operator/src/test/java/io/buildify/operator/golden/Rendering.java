package io.buildify.operator.golden;

import io.buildify.operator.golden.Operator.Decision;
import io.buildify.operator.plan.CleanupPlan;
import io.buildify.operator.plan.ErasePlan;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.render.Credentials;
import io.buildify.operator.render.Renderer;
import io.buildify.operator.resolve.Broker;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.TokenKeys;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that is rendered for a decision. */
final class Rendering {
    private static final Renderer RENDERER = new Renderer("buildify-system", "buildify-modules");
    private static final Broker BROKER = new Broker("kafka.example:9092", "SASL_SSL");
    private static final TokenKeys TOKENS = new TokenKeys("https://buildify.example", "buildify-app", "{\"keys\":[]}");
    private static final Credentials PASSWORDS = new Credentials(Map.of(
            Credentials.DATABASE_PASSWORD,
            "database-secret",
            Credentials.KAFKA_PASSWORD,
            "kafka-secret",
            Credentials.SEALING_KEYS,
            "sealing-secret"));

    private Rendering() {}

    static List<HasMetadata> of(Decision decision) {
        var objects = new ArrayList<HasMetadata>();
        decision.plan().flatMap(NodePlan::ownInstance).ifPresent(instance -> objects.addAll(instance(instance)));
        decision.cleanup()
                .map(CleanupPlan::erase)
                .ifPresent(erase -> objects.add(RENDERER.erasure(erase, server(erase))));
        return objects;
    }

    private static List<HasMetadata> instance(InstancePlan plan) {
        var objects = new ArrayList<HasMetadata>(List.of(
                RENDERER.secret(plan, PASSWORDS),
                RENDERER.serviceAccount(plan),
                RENDERER.deployment(plan, BROKER, TOKENS, PASSWORDS),
                RENDERER.service(plan),
                RENDERER.networkPolicy(plan),
                RENDERER.route(plan)));
        if (plan.database() != null) {
            objects.add(RENDERER.ownerSecret(plan.database().migration(), PASSWORDS));
            objects.add(RENDERER.sealingKeys(plan.database().migration(), "sealing-secret"));
            objects.add(RENDERER.migration(plan.database().migration()));
        }
        return objects;
    }

    private static DatabaseServer server(ErasePlan erase) {
        return new DatabaseServer(
                erase.database().server(),
                "postgresql.example",
                5432,
                erase.database().database());
    }
}
