package io.buildify.sdk.scope;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closed until the module may work for tenants. */
@Singleton
public class Gate {

    private final AtomicBoolean open = new AtomicBoolean();

    /** From now on scopes can be entered. */
    public void open() {
        open.set(true);
    }

    public boolean isOpen() {
        return open.get();
    }
}
