package io.buildify.sdk.job;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs run. */
@ConfigMapping(prefix = "buildify.jobs")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface JobSettings {

    /** How often to look for a job that is due and that another replica has. */
    @WithDefault("1s")
    Duration look();

    /** How long at most until the next look while no job is due: another replica may have failed with one, and died. */
    @WithDefault("10s")
    Duration longestPause();

    /** Jobs that run at the same time in this process; each holds a database connection. */
    @WithDefault("4")
    int concurrency();

    /** How long a run may take. */
    @WithDefault("10m")
    Duration timeout();

    /** How long to wait after the first failure of a run; doubled with each. */
    @WithDefault("10s")
    Duration retry();

    /** The longest wait after a failure. */
    @WithDefault("1h")
    Duration lastRetry();

    /** How often failing jobs are counted. */
    @WithDefault("15s")
    Duration measuring();
}
