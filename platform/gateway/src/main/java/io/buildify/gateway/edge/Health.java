package io.buildify.gateway.edge;

import io.buildify.gateway.cluster.InstanceHealth;
import java.util.List;

/** How well a module can be reached. */
enum Health {
    UP,
    /** Some of its instances have no ready endpoint. */
    DEGRADED,
    /** None has. */
    DOWN;

    static Health of(List<InstanceHealth> instances) {
        long ready = instances.stream().filter(instance -> instance.ready() > 0).count();
        return ready == instances.size() ? UP : ready == 0 ? DOWN : DEGRADED;
    }
}
