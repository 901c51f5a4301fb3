package io.buildify.local.postgresql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root, which is who runs in most containers. There it gets a user
 * namespace, where the same user has no privileges.
 */
final class Unprivileged {

    private static final Path UNSHARE = Path.of("/usr/bin/unshare");

    private Unprivileged() {}

    /** The command, changed so that it runs without root's privileges if we have them. */
    static List<String> command(List<String> command) {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(UNSHARE)) {
            return command;
        }
        List<String> unprivileged = new ArrayList<>(List.of(UNSHARE.toString(), "--user"));
        unprivileged.addAll(command);
        return unprivileged;
    }
}
