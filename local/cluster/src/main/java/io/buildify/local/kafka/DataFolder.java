package io.buildify.local.kafka;

import io.buildify.local.home.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kafka's data folder; it counts as formatted once the whole formatting went through. */
record DataFolder(Path folder) {

    void formatOnce(Runnable format) throws IOException {
        Path formatted = folder.resolveSibling("formatted");
        if (!Files.exists(formatted)) {
            Folder.delete(folder);
            Files.createDirectories(folder);
            format.run();
            Files.createFile(formatted);
        }
    }
}
