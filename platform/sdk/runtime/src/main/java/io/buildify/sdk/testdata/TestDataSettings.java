package io.buildify.sdk.testdata;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether data may be made up here. */
@ConfigMapping(prefix = "buildify.test-data")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface TestDataSettings {

    /** Never where real work is done. */
    @WithDefault("false")
    boolean allowed();
}
