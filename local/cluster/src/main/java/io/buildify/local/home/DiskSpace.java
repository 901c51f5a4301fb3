package io.buildify.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What is free on the disk that holds a cluster's folder.
 *
 * @param home the folder; it exists
 */
public record DiskSpace(Home home) {

    private static final long MEGABYTE = 1024 * 1024;

    /** The quickstart takes 0.8 GB: data, logs, copies of the programs and their caches. The rest is room to work. */
    private static final long NEEDED_TO_CREATE = 1024 * MEGABYTE;

    private static final long NEEDED_TO_GO_ON = 64 * MEGABYTE;

    /** Why a cluster cannot start here, and what to do; empty if there is room. */
    public Optional<String> shortage() throws IOException {
        long needed = Files.exists(home.description()) ? NEEDED_TO_GO_ON : NEEDED_TO_CREATE;
        return free() >= needed
                ? Optional.empty()
                : Optional.of(
                        "The disk of " + home.root() + " has " + free() / MEGABYTE + " MB free, and the cluster needs "
                                + needed / MEGABYTE + " MB. Free some space, or choose a folder on another disk:"
                                + " BUILDIFY_HOME=<folder> ./buildify up");
    }

    /** What to add to the reason of a failure: nothing, unless the disk is full now. */
    public String remark() throws IOException {
        return free() >= NEEDED_TO_GO_ON
                ? ""
                : "\nNo space is left on the disk of " + home.root() + ": " + free() / MEGABYTE
                        + " MB are free. Free some, and try again with ./buildify up";
    }

    private long free() throws IOException {
        return Files.getFileStore(home.root()).getUsableSpace();
    }
}
