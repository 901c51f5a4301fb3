package io.buildify.local.agent.process;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Every process of a container: the first one, its descendants, and those that left their parent.
 *
 * @param root the container's own process
 */
record ProcessTree(ProcessHandle root, Marker marker) {

    /** A process that forks while it is being killed is caught by the next sweep. */
    private static final int SWEEPS = 100;

    /** Asks all of them to end. */
    void terminate() {
        members().forEach(ProcessHandle::destroy);
    }

    /** Kills all of them, and those they started meanwhile. */
    void kill() {
        var members = members();
        for (var sweep = 0; sweep < SWEEPS && !members.isEmpty(); sweep++) {
            members.forEach(ProcessHandle::destroyForcibly);
            members = members();
        }
    }

    private Set<ProcessHandle> members() {
        Set<ProcessHandle> members = new LinkedHashSet<>();
        members.add(root);
        root.descendants().forEach(members::add);
        marker.carriers().forEach(members::add);
        members.removeIf(process -> !process.isAlive() || Proc.isZombie(process.pid()));
        return members;
    }
}
