package io.buildify.operator.runtime;

import io.buildify.operator.OperatorSettings.LeaderElection;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Whether this operator still works alone. One that was frozen or cut off does not know by itself that it was replaced. */
public final class Leadership {
    private final KubernetesClient client;
    private final String namespace;
    private final LeaderElection election;

    /** @param namespace where the Lease is */
    public Leadership(KubernetesClient client, String namespace, LeaderElection election) {
        this.client = client;
        this.namespace = namespace;
        this.election = election;
    }

    /**
     * Looks at the Lease in the API server. An operator without a name of its own cannot find itself there, and believes
     * that it leads; nobody leads while there is no Lease.
     *
     * @throws KubernetesClientException when the API server refuses, or does not answer in the client's time: it is not
     *     known then, and whoever asks has to ask again
     */
    public boolean isHeld() {
        var identity = election.identity();
        if (identity.isEmpty()) {
            return true;
        }
        var lease = client.leases()
                .inNamespace(namespace)
                .withName(election.lease())
                .get();
        return lease != null && identity.get().equals(lease.getSpec().getHolderIdentity());
    }
}
