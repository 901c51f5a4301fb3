package io.buildify.local.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells about processes beyond {@link ProcessHandle}. Elsewhere nothing is known. */
final class Proc {

    private static final Path ROOT = Path.of("/proc");

    private Proc() {}

    static boolean isThere() {
        return Files.isDirectory(ROOT.resolve("self"));
    }

    /** Whether a process was started with a variable of that value. */
    static boolean hasVariable(long pid, String name, String value) {
        return ("\0" + read(pid, "environ")).contains("\0" + name + "=" + value + "\0");
    }

    /** Whether a process has ended and only waits for its parent to notice; Java counts it as alive. */
    static boolean isZombie(long pid) {
        var status = read(pid, "stat");
        var afterName = status.lastIndexOf(')');
        return afterName >= 0 && status.startsWith(" Z", afterName + 1);
    }

    /** Empty for a process that has ended meanwhile or is another user's. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(ROOT.resolve(pid + "/" + file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
