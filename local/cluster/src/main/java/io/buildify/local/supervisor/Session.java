package io.buildify.local.supervisor;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Makes this process independent of the terminal that it was started from. */
public final class Session {

    private Session() {}

    /**
     * Starts a session of its own, which the children inherit: a Ctrl-C or a closed terminal is then
     * nothing to them. Does nothing for a process that leads a group already.
     */
    @SuppressWarnings("restricted")
    public static void begin() {
        Linker linker = Linker.nativeLinker();
        MethodHandle setsid = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setsid"), FunctionDescriptor.of(ValueLayout.JAVA_INT));
        try {
            int unused = (int) setsid.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("setsid", e);
        }
    }
}
