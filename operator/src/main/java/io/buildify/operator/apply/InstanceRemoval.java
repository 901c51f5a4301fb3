package io.buildify.operator.apply;

import io.buildify.operator.dependent.Children;
import io.buildify.operator.external.DatabasePort;
import io.buildify.operator.external.KafkaPort;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.Labels;
import io.buildify.operator.plan.FormerInstance;
import io.buildify.operator.plan.KafkaPlan;
import io.buildify.operator.plan.LoginPlan;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an instance away with everything that is its own; its database is not. */
public final class InstanceRemoval {
    private final Children children;
    private final Informers informers;
    private final DatabasePort databases;
    private final KafkaPort kafka;
    private final Instances instances;
    private final ExternalSteps external;

    public InstanceRemoval(
            Children children,
            Informers informers,
            DatabasePort databases,
            KafkaPort kafka,
            Instances instances,
            ExternalSteps external) {
        this.children = children;
        this.informers = informers;
        this.databases = databases;
        this.kafka = kafka;
        this.instances = instances;
        this.external = external;
    }

    /**
     * Removes an instance whose node is served by another now. What it has under way ends first: the end of its last pod
     * has its node reconciled, and so this called, again.
     */
    public void remove(FormerInstance former) {
        children.prune(former.id().value(), List.of(), child -> !isProcess(child));
        if (isStopped(former.id())) {
            remove(former.id(), former.login(), former.kafka());
        }
    }

    private static boolean isProcess(HasMetadata child) {
        return child instanceof HTTPRoute || child instanceof Deployment;
    }

    private boolean isStopped(InstanceId id) {
        return informers.pods().byIndex(Informers.BY_INSTANCE, id.value()).isEmpty()
                && informers
                        .deployments()
                        .byIndex(Informers.BY_INSTANCE, id.value())
                        .isEmpty();
    }

    /**
     * Removes the instance: first its process, then what the process could use, and its Secrets last: while there is
     * one, what was interrupted is planned again.
     *
     * @param login null without a database
     */
    public void remove(InstanceId id, @Nullable LoginPlan login, KafkaPlan user) {
        children.prune(id.value(), List.of(), Secret.class::isInstance);
        if (login != null) {
            external.forget(ExternalSubject.login(id.value()));
            external.forget(ExternalSubject.handover(id.value()));
            databases.dropLogin(login);
        }
        external.forget(ExternalSubject.kafka(id.value()));
        kafka.removeInstance(user);
        children.prune(id.value());
        instances.forget(id.value());
    }

    /** Whether no instance of the module is left, nor what one of them could use. */
    public boolean noneLeftOf(String module) {
        return informers.secrets().all().noneMatch(it -> module.equals(Labels.of(it, Labels.MODULE)));
    }

    /** Whether any object of the instance is left. */
    public boolean isGone(InstanceId id) {
        return informers
                .children()
                .allMatch(it -> it.byIndex(Informers.BY_INSTANCE, id.value()).isEmpty());
    }
}
