package io.buildify.local.agent.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file of a volume: written whole, readable by the owner only. */
public final class VolumeFile {

    private static final int OWNER_EXECUTES = 0100;

    private VolumeFile() {}

    /**
     * Writes or replaces a file so that a reader sees the old or the new content, never a part.
     *
     * @param mode Unix mode bits asked for; of them, the owner's execute bit counts
     */
    public static void write(Path file, byte[] content, int mode) throws IOException {
        Files.createDirectories(file.getParent());
        var fresh = Files.createTempFile(file.getParent(), ".", ".new"); // created with rw-------
        Files.write(fresh, content);
        Files.setPosixFilePermissions(fresh, permissions(mode));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if ((mode & OWNER_EXECUTES) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return permissions;
    }
}
