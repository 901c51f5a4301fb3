package io.buildify.sdk.persistence;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells that a transaction of this process has committed which has written to the outbox. */
@Singleton
public class OutboxCommits {

    /** What a statement that writes to the outbox has in it. */
    public static final String INSERT = "insert into event_outbox";

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param listener is called on the thread that has the answer, and must not block */
    public void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    void committed() {
        listeners.forEach(Runnable::run);
    }
}
