package io.buildify.sdk.configuration;

import io.smallrye.mutiny.Uni;

/**
 * A bean that is told of changes of the effective configuration: to empty a cache, to begin or to end work. Every
 * replica tells its own beans.
 */
public interface ConfigurationListener {

    /**
     * Runs in the scope that the change is of, on an event loop, and must not block. Changes of one scope come one
     * after the other; what changes again meanwhile comes as one. A failure is logged and not tried again, a
     * listener that takes longer than 60 s has failed. What was changed while this process did not run is not told.
     */
    Uni<?> changed(ConfigurationChange change);
}
