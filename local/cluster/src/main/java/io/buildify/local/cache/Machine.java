package io.buildify.local.cache;

import java.util.Locale;

/**
 * The machine's system and processor in Go's words, which the Kubernetes releases use too.
 *
 * @param system {@code linux} or {@code darwin}
 * @param architecture {@code amd64} or {@code arm64}
 */
public record Machine(String system, String architecture) {

    /** The one we run on. */
    public static Machine current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** From the words of Java's {@code os.name} and {@code os.arch}; others cannot run the local cluster. */
    public static Machine of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (!name.startsWith("linux") && !name.startsWith("mac")) {
            throw new IllegalStateException(
                    "The local cluster runs on Linux and macOS, not on " + osName + ". On Windows use WSL 2.");
        }
        return new Machine(
                name.startsWith("linux") ? "linux" : "darwin",
                switch (osArch) {
                    case "amd64", "x86_64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    default ->
                        throw new IllegalStateException(
                                "The local cluster runs on x86-64 and ARM64 processors, not on " + osArch + ".");
                });
    }

    @Override
    public String toString() {
        return system + "-" + architecture;
    }
}
