package io.buildify.local.command;

import io.buildify.local.home.Fingerprint;
import io.buildify.local.home.Folder;
import io.buildify.local.home.Home;
import io.buildify.local.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * This program, copied to where a build does not touch it while the cluster runs.
 *
 * @param jar its libraries stand beside it in {@code lib/}
 */
record ProgramCopy(Path jar) {

    private static final List<String> OPTIONS =
            List.of("-Xms32m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** The copy in that cluster's folder; copies of earlier builds are removed. */
    static ProgramCopy in(Home home) throws IOException {
        Path built = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        Path libraries = built.resolveSibling("lib");
        String fingerprint = Fingerprint.of(built, libraries);
        Path copy = home.program().resolve(fingerprint);
        Folder.keepOnly(home.program(), fingerprint);
        Folder.complete(copy, fresh -> {
            Folder.copy(built, fresh.resolve(built.getFileName()));
            Folder.copy(libraries, fresh.resolve("lib"));
        });
        return new ProgramCopy(copy.resolve(built.getFileName()));
    }

    /**
     * The command line that runs it.
     *
     * @param again whether it will be run again, and should start faster then
     */
    List<String> command(List<String> arguments, boolean again) {
        JavaCommand java = new JavaCommand(OPTIONS);
        return (again ? java.sharing(jar.resolveSibling("supervisor.jsa")) : java).jar(jar, arguments);
    }
}
