package io.buildify.local.aot;

import io.buildify.local.home.Folder;
import java.nio.file.Path;

/**
 * The caches of this program's own processes.
 *
 * @param jar the program; the caches stand beside it
 */
public record ProgramCaches(Path jar) {

    /** Of the program that runs us. */
    public static ProgramCaches ofThisProgram() {
        return new ProgramCaches(Path.of(System.getProperty("java.class.path")).toAbsolutePath());
    }

    public AotCache supervisor() {
        return new AotCache(jar.resolveSibling("supervisor"));
    }

    public AotCache kafka() {
        return new AotCache(jar.resolveSibling("kafka"));
    }

    /** Removes recordings that came to nothing; only while none of the processes runs. */
    public void tidy() {
        Folder.delete(supervisor().folder().resolve(AotCache.RECORDING));
        Folder.delete(kafka().folder().resolve(AotCache.RECORDING));
    }
}
