package io.buildify.operator.render;

import io.buildify.crd.Release;
import io.buildify.operator.name.Labels;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.ErasePlan;
import io.buildify.operator.plan.MigrationPlan;
import io.buildify.operator.resolve.DatabaseServer;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.TreeMap;

/**
 * What a module does with the owner's credentials, which no serving process has. A Job is tried once: the operator
 * tells of a failure and tries again later.
 */
final class Jobs {
    private static final long DEADLINE_SECONDS = 3600;

    private Jobs() {}

    static Job migration(MigrationPlan plan, ObjectMeta meta) {
        var environment = environment(plan.owner(), plan.prefix(), plan.server(), plan.database(), plan.release());
        return job(meta, "migrate", plan.release(), environment, List.of("migrate"));
    }

    static Job erasure(ErasePlan plan, DatabaseServer server, ObjectMeta meta) {
        var environment = environment(plan.owner(), plan.prefix(), server, plan.database(), plan.release());
        var arguments = plan.company() == null
                ? List.of("erase", plan.tenant())
                : List.of("erase", plan.tenant(), plan.company());
        return job(meta, "erase", plan.release(), environment, arguments);
    }

    private static List<EnvVar> environment(
            NodeId owner, String prefix, DatabaseServer server, DatabasePlan database, Release release) {
        return new Environment()
                .module(owner, release, prefix)
                .database(server, database, owner.instance().ownerSecret())
                .and(release);
    }

    private static Job job(
            ObjectMeta meta, String verb, Release release, List<EnvVar> environment, List<String> arguments) {
        var labels = new TreeMap<>(meta.getLabels());
        labels.put(Labels.COMPONENT, verb);
        var pod = Pods.of(Pods.container(verb, release.image(), environment, release.resources())
                .withArgs(arguments)
                .build());
        pod.setRestartPolicy("Never");
        return new JobBuilder()
                .withMetadata(meta)
                .withNewSpec()
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(DEADLINE_SECONDS)
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(pod)
                .endTemplate()
                .endSpec()
                .build();
    }
}
