package io.buildify.local.postgresql;

import io.buildify.local.home.Folder;
import io.buildify.local.process.PartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * PostgreSQL's programs, unpacked from the class path into the cache once per archive.
 *
 * @param folder holds {@code bin/postgres}, {@code bin/initdb}
 */
public record PostgresBinaries(Path folder) {

    /** Unpacks them if they are not in the cache yet; an interrupted unpacking leaves nothing behind that counts. */
    public static PostgresBinaries unpacked(Path cache) {
        Platform platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            byte[] archive = archive(platform);
            Path folder = cache.resolve("postgresql-" + checksum(archive));
            Folder.complete(folder, fresh -> TarArchive.unpack(new java.io.ByteArrayInputStream(archive), fresh));
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new PartFailed("PostgreSQL's programs cannot be unpacked into " + cache + ": " + e.getMessage(), e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static byte[] archive(Platform platform) throws IOException {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(platform.archive())) {
            if (archive == null) {
                throw new IOException("this build has no binaries for " + platform.system() + " on "
                        + platform.architecture() + "; build on the machine that runs it");
            }
            return archive.readAllBytes();
        }
    }

    private static String checksum(byte[] archive) {
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        return Long.toHexString(checksum.getValue());
    }
}
