package io.buildify.local.cache;

import io.buildify.local.home.Folder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Folders named after what is in them. One that exists is complete; whoever interrupts its making
 * leaves nothing that counts, and two who make it at once do the work once.
 *
 * @param root usually {@code ~/.cache/buildify}
 */
public record Cache(Path root) {

    public Cache {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder of that name; made first if it is not there. */
    public Path folder(String name, Folder.Content content) throws IOException {
        Path folder = root.resolve(name);
        if (Files.exists(folder)) {
            return folder;
        }
        Files.createDirectories(root);
        try (FileChannel channel = FileChannel.open(
                        root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock exclusive = channel.lock()) {
            Folder.complete(folder, content);
        }
        return folder;
    }
}
