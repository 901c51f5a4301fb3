package io.buildify.local.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A variable that a container's processes inherit, so that those that left their parent can still be told from all
 * others. It can be read where there is a {@code /proc}; elsewhere only descendants are found.
 *
 * @param value unique to one container of one pod
 */
public record Marker(String value) {

    /** Name of the variable. */
    public static final String VARIABLE = "BUILDIFY_LOCAL_CONTAINER";

    private static final Path PROC = Path.of("/proc");

    /** The marker of a container. */
    public static Marker of(String podUid, String container) {
        return new Marker(podUid + "/" + container);
    }

    /** The processes that carry it now. */
    Stream<ProcessHandle> carriers() {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return Stream.empty();
        }
        return ProcessHandle.allProcesses().filter(process -> carriedBy(process.pid()));
    }

    private boolean carriedBy(long pid) {
        try {
            var environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
            return ("\0" + new String(environment, StandardCharsets.ISO_8859_1))
                    .contains("\0" + VARIABLE + "=" + value + "\0");
        } catch (IOException e) {
            return false; // ended meanwhile, or another user's
        }
    }
}
