package io.buildify.local.postgresql;

import java.util.Locale;

/**
 * The machine's system and processor, in the words of the binaries' archives.
 *
 * @param system {@code linux} or {@code darwin}
 * @param architecture {@code x86_64} or {@code arm_64}
 */
record Platform(String system, String architecture) {

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (!os.startsWith("linux") && !os.startsWith("mac")) {
            throw new IllegalStateException(
                    "The local cluster runs on Linux and macOS, not on " + osName + ". On Windows use WSL 2.");
        }
        return new Platform(
                os.startsWith("linux") ? "linux" : "darwin",
                switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default ->
                        throw new IllegalStateException(
                                "There are no PostgreSQL binaries for the processor " + osArch + ".");
                });
    }

    /** Class path resource with the archive. */
    String archive() {
        return "/postgres-" + system + "-" + architecture + ".txz";
    }
}
