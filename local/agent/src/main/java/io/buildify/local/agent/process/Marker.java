package io.buildify.local.agent.process;

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

    /** The marker of a container. */
    public static Marker of(String podUid, String container) {
        return new Marker(podUid + "/" + container);
    }

    /** The processes that carry it now. */
    Stream<ProcessHandle> carriers() {
        return Proc.isThere()
                ? ProcessHandle.allProcesses().filter(process -> Proc.hasVariable(process.pid(), VARIABLE, value))
                : Stream.empty();
    }
}
