package io.buildify.sdk.job;

import java.time.Duration;

/** When this process looks for jobs again: when one is due, when it may not know of one, and with new configuration. */
final class LookTime {

    private volatile long at = System.nanoTime();
    private volatile long version = -1;

    /**
     * Whether to look; it is taken to be done then.
     *
     * @param configuration the version of the configuration that would be looked at
     */
    boolean isNow(long configuration) {
        if (configuration == version && System.nanoTime() - at < 0) {
            return false;
        }
        version = configuration;
        return true;
    }

    /** The next job is due then. */
    void in(Duration time) {
        at = System.nanoTime() + time.toNanos();
    }

    void atOnce() {
        at = System.nanoTime();
    }
}
