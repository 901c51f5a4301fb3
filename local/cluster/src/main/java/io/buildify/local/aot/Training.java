package io.buildify.local.aot;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends recordings, one after the other and beside everything else. What goes wrong costs the next start only time. */
public final class Training {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    private Training() {}

    /** Returns once the process that records for the cache has made it; does nothing if none does. */
    public static void finish(AotCache cache, ProcessHandle process) {
        if (!cache.isRecording()) {
            return;
        }
        try {
            cache.finish(process.pid())
                    .ifPresentOrElse(
                            problem -> LOG.warn("No AOT cache in {}: {}", cache.folder(), problem),
                            () -> LOG.info("The AOT cache in {} is ready", cache.folder()));
        } catch (IOException e) {
            LOG.warn("No AOT cache in {}: {}", cache.folder(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
