package io.buildify.sdk.idempotency;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long requests with an {@code Idempotency-Key} are remembered. */
@ConfigMapping(prefix = "buildify.idempotency")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface IdempotencySettings {

    /** After this, a key is as good as new. */
    @WithDefault("24h")
    Duration expiry();

    /** How often expired keys are deleted. */
    @WithDefault("10m")
    Duration tidying();
}
