package io.buildify.local.junit;

import io.buildify.local.control.ControlClient;

/** One part of the cluster, for tests of what happens without it. */
public final class ClusterPart {

    private final String name;
    private final ControlClient supervisor;

    ClusterPart(String name, ControlClient supervisor) {
        this.name = name;
        this.supervisor = supervisor;
    }

    /** Ends it in its orderly way; returns once it has ended. It stays down until it is started. */
    public void stop() {
        tell("stop");
    }

    /** Starts it; returns once it is ready. */
    public void start() {
        tell("start");
    }

    /** Kills it without warning; the supervisor starts it again by itself. */
    public void kill() {
        tell("kill");
    }

    /** Runs the test's lines while it is down, and brings it back whatever they do. */
    public void whileDown(Scenario scenario) throws Exception {
        stop();
        try {
            scenario.play();
        } finally {
            start();
        }
    }

    /** Lines of a test. */
    @FunctionalInterface
    public interface Scenario {
        void play() throws Exception;
    }

    private void tell(String action) {
        supervisor.tell(name, action);
    }

    @Override
    public String toString() {
        return name;
    }
}
