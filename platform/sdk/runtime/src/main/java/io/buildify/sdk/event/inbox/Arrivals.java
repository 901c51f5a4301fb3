package io.buildify.sdk.event.inbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tenants whom this instance begins to serve while it runs: others may have left events of theirs that it has passed over. */
final class Arrivals {

    private final Set<String> tenants = ConcurrentHashMap.newKeySet();

    void add(String tenant) {
        tenants.add(tenant);
    }

    boolean contains(String tenant) {
        return tenants.contains(tenant);
    }

    Set<String> all() {
        return Set.copyOf(tenants);
    }

    /** These are looked after. */
    void remove(Set<String> done) {
        tenants.removeAll(done);
    }
}
