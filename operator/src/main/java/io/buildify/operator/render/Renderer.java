package io.buildify.operator.render;

import io.buildify.operator.name.Labels;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.ErasePlan;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.plan.MigrationPlan;
import io.buildify.operator.resolve.Broker;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.TokenKeys;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Optional;

/**
 * Plans as Kubernetes objects, for server-side apply. The same plan renders the same object, field by field.
 *
 * @param systemNamespace where operator and gateway are
 * @param modulesNamespace where every instance is
 */
public record Renderer(String systemNamespace, String modulesNamespace) {
    /** What the Secrets with sealing keys are labelled with. */
    public static final String SEALING_KEYS = "sealing-keys";

    /**
     * The Secret of the serving process.
     *
     * @param passwords the live Secret's, else new ones: of the database when the instance has one, and of Kafka; with
     *     the sealing keys of that database
     */
    public Secret secret(InstancePlan plan, Credentials passwords) {
        return Secrets.ofServing(plan, meta(plan), passwords);
    }

    /**
     * The Secret of the role that owns the database.
     *
     * @param passwords the live Secret's, else a new one of the database
     */
    public Secret ownerSecret(MigrationPlan plan, Credentials passwords) {
        var owner = plan.owner();
        return Secrets.ofOwner(plan.database(), meta(owner, owner.instance().ownerSecret()), passwords);
    }

    /**
     * What modules seal tenants' secrets with in a database; every instance on it has a copy in its own Secret.
     *
     * @param keys with commas between, the one to seal with first (docs/module-contract.md)
     */
    public Secret sealingKeys(MigrationPlan plan, String keys) {
        var owner = plan.owner();
        return Secrets.ofSealing(
                new ObjectMetaBuilder()
                        .withName(owner.instance().sealingKeys())
                        .withNamespace(systemNamespace)
                        .withLabels(Labels.of(owner))
                        .addToLabels(Labels.OBJECT, SEALING_KEYS)
                        .build(),
                keys);
    }

    /** The keys in such a Secret; empty when it has none. */
    public static Optional<String> sealingKeys(Secret live) {
        return Optional.ofNullable(Credentials.decode(live.getData()).data().get(Secrets.SEALING))
                .filter(keys -> !keys.isBlank());
    }

    public ServiceAccount serviceAccount(InstancePlan plan) {
        return new ServiceAccountBuilder()
                .withMetadata(meta(plan))
                .withAutomountServiceAccountToken(false)
                .build();
    }

    /**
     * The serving processes.
     *
     * @param tokenKeys what tokens are verified by: when it changes, the pods are replaced
     * @param passwords of the live Secret: likewise
     */
    public Deployment deployment(InstancePlan plan, Broker broker, TokenKeys tokenKeys, Credentials passwords) {
        return Deployments.of(plan, meta(plan), broker, tokenKeys, passwords);
    }

    public Service service(InstancePlan plan) {
        return Services.of(plan, meta(plan));
    }

    /** Lets the gateway in, and nobody else. */
    public NetworkPolicy networkPolicy(InstancePlan plan) {
        return NetworkPolicies.of(plan, meta(plan), systemNamespace);
    }

    public HTTPRoute route(InstancePlan plan) {
        return Routes.of(plan, meta(plan), systemNamespace);
    }

    public Job migration(MigrationPlan plan) {
        return Jobs.migration(plan, meta(plan.owner(), plan.job()));
    }

    /** @param server where the plan's database is */
    public Job erasure(ErasePlan plan, DatabaseServer server) {
        return Jobs.erasure(plan, server, meta(plan.owner(), plan.job()));
    }

    private ObjectMeta meta(InstancePlan plan) {
        return meta(plan.node(), plan.id().object());
    }

    private ObjectMeta meta(NodeId node, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(modulesNamespace)
                .withLabels(Labels.of(node))
                .build();
    }
}
