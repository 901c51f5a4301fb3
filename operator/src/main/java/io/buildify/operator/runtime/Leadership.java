package io.buildify.operator.runtime;

import io.buildify.operator.OperatorSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;

/** Whether this operator still works alone. One that was frozen or cut off does not know by itself that it was replaced. */
@Singleton
public final class Leadership {
    private final KubernetesClient client;
    private final OperatorSettings settings;

    Leadership(KubernetesClient client, OperatorSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Asks the API server. An operator without a name of its own cannot tell, and believes that it is. */
    public boolean isHeld() {
        var lease = client.leases()
                .inNamespace(settings.systemNamespace())
                .withName(settings.leaderElection().lease())
                .get();
        var identity = settings.leaderElection().identity();
        return identity.isEmpty()
                || (lease != null && identity.get().equals(lease.getSpec().getHolderIdentity()));
    }
}
