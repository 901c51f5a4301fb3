package io.buildify.local.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What one image's application loaded and linked in a run for practice, ready for its next starts.
 *
 * @param folder the application's; the run script in it uses the cache once it is there
 */
public record AotCache(Path folder) {

    /** Variable that tells the run script by {@code true} to write a cache at the end of this run. */
    public static final String TRAINING = "BUILDIFY_AOT_TRAINING";

    /** Whether the next start can use it. */
    public boolean isReady() {
        return Files.exists(cache());
    }

    /** Where a run for practice writes it; one that was broken off leaves nothing that counts. */
    private Path output() {
        return folder.resolve("training.aot");
    }

    /** Puts what a run for practice wrote where the next start finds it; returns whether it wrote anything. */
    public boolean accept() throws IOException {
        if (!Files.exists(output())) {
            return false;
        }
        Files.move(output(), cache(), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private Path cache() {
        return folder.resolve("app.aot");
    }
}
