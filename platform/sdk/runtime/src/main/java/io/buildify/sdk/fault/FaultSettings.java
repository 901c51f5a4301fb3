package io.buildify.sdk.fault;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** For tests only. */
@ConfigMapping(prefix = "buildify.fault")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface FaultSettings {

    /** Where a test has the process die: a {@link FaultPoint}, a colon, and at which time it is reached. */
    Optional<String> point();
}
