package io.buildify.local.postgresql;

import io.buildify.local.cache.Cache;
import io.buildify.local.cache.Machine;
import io.buildify.local.process.PartFailed;
import java.io.ByteArrayInputStream;
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

    /** Unpacks them if they are not in the cache yet. */
    public static PostgresBinaries unpacked(Cache cache) {
        try {
            byte[] archive = archive(Machine.current());
            return new PostgresBinaries(cache.folder(
                    "postgresql-" + checksum(archive),
                    fresh -> TarArchive.unpack(new ByteArrayInputStream(archive), fresh)));
        } catch (IOException e) {
            throw new PartFailed(
                    "PostgreSQL's programs cannot be unpacked into " + cache.root() + ": " + e.getMessage(), e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static byte[] archive(Machine machine) throws IOException {
        String processor = machine.architecture().equals("amd64") ? "x86_64" : "arm_64";
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(
                "/postgres-" + machine.system() + "-" + processor + ".txz")) {
            if (archive == null) {
                throw new IOException("this build has none for " + machine
                        + "; build it on the machine that runs it (./buildify build)");
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
