package io.buildify.local.control;

import io.buildify.local.process.Part;
import io.buildify.local.process.ProcessLedger;
import io.buildify.local.process.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** The parts that run, in the order in which they were started. */
public final class Parts {

    private final ProcessLedger ledger;
    private final List<Part> started = new ArrayList<>();
    private boolean closed;

    public Parts(ProcessLedger ledger) {
        this.ledger = ledger;
    }

    /** Starts a program as a part; returns once it is ready. */
    public void start(Program program) {
        Part part = new Part(program, ledger);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("The cluster is being stopped.");
            }
            started.add(part);
        }
        part.start();
    }

    public synchronized List<Part> all() {
        return List.copyOf(started);
    }

    public Part named(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no part " + name + "; there are "
                        + all().stream().map(Part::name).toList()));
    }

    /** Stops all, those that were started last first; none can be started afterwards. */
    public void stopAll() {
        synchronized (this) {
            closed = true;
        }
        all().reversed().forEach(Part::close);
    }
}
