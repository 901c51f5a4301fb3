package io.buildify.sdk.bootstrap;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How scopes are set up. */
@ConfigMapping(prefix = "buildify.bootstrap")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface BootstrapSettings {

    /** How often to look for scopes that have their configuration and are not set up. */
    @WithDefault("1s")
    Duration look();

    /** How long a hook may take. */
    @WithDefault("60s")
    Duration timeout();

    /** How long to wait after the first failure in a scope; doubled with each. */
    @WithDefault("1s")
    Duration retry();

    /** The longest wait after a failure. */
    @WithDefault("5m")
    Duration lastRetry();
}
