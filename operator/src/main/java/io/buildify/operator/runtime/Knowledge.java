package io.buildify.operator.runtime;

import io.buildify.operator.watch.Informers;
import jakarta.inject.Singleton;

/** Whether the operator sees everything there is. While it does not, what looks abandoned may be in use. */
@Singleton
public final class Knowledge {
    private final Informers informers;
    private final Prerequisites prerequisites;

    Knowledge(Informers informers, Prerequisites prerequisites) {
        this.informers = informers;
        this.prerequisites = prerequisites;
    }

    /** Asks the API server. */
    boolean isComplete() {
        return informers.areSynced() && prerequisites.missing().isEmpty();
    }
}
