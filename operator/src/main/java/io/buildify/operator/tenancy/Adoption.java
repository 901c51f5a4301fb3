package io.buildify.operator.tenancy;

import io.buildify.operator.name.Labels;
import io.buildify.operator.watch.Informers;
import io.buildify.operator.watch.Watched;
import io.fabric8.kubernetes.api.model.Namespace;

/** Hands a tenant over to another namespace when its claim names that. */
public final class Adoption {
    private final Claims claims;
    private final Watched<Namespace> namespaces;

    public Adoption(Claims claims, Informers informers) {
        this.claims = claims;
        this.namespaces = informers.namespaces();
    }

    /** Looks whether the tenant of the namespace's label is to be handed to it. */
    public void check(String namespace) {
        namespaces.get(null, namespace).ifPresent(live -> {
            String tenant = Labels.of(live, Labels.TENANT);
            if (tenant != null) {
                claims.adopt(tenant, live);
            }
        });
    }
}
