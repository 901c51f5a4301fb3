package io.buildify.operator.render;

import io.buildify.operator.plan.InstancePlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/** The address of an instance's processes. */
final class Services {
    private Services() {}

    static Service of(InstancePlan plan, ObjectMeta meta) {
        return new ServiceBuilder()
                .withMetadata(meta)
                .withNewSpec()
                .withSelector(Deployments.selector(plan))
                .addNewPort()
                .withName(Deployments.HTTP)
                .withPort(plan.release().port())
                .withTargetPort(new IntOrString(Deployments.HTTP))
                .endPort()
                .endSpec()
                .build();
    }
}
