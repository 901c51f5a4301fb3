package io.buildify.operator.rollout;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lets at most so many running instances be replaced at the same time, in the order in which they
 * asked. A place covers everything from the migration Job to the last new pod.
 */
public final class Rollouts {
    private final int places;
    private final Set<String> rolling = new HashSet<>();
    private final Map<String, Runnable> waiting = new LinkedHashMap<>();

    /** @param places how many instances may roll at once; at least 1 */
    public Rollouts(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("max-rollouts is " + places + "; it must be at least 1");
        }
        this.places = places;
    }

    /** Notes an instance that is found rolling, as after a restart; it has its place even beyond the limit. */
    public synchronized void found(String instance) {
        rolling.add(instance);
    }

    /**
     * Asks for a place.
     *
     * @param again called, outside of any lock, once it is this instance's turn to ask again
     * @return whether it has one
     */
    public synchronized boolean admit(String instance, Runnable again) {
        if (rolling.contains(instance)) {
            return true;
        }
        boolean first = waiting.isEmpty() || waiting.keySet().iterator().next().equals(instance);
        if (rolling.size() < places && first) {
            waiting.remove(instance);
            rolling.add(instance);
            return true;
        }
        waiting.put(instance, again);
        return false;
    }

    /** Gives the place, or the turn to get one, back: the instance has rolled, failed, or is gone. */
    public void done(String instance) {
        next(instance).run();
    }

    /** How many have a place now. */
    public synchronized int rolling() {
        return rolling.size();
    }

    private synchronized Runnable next(String instance) {
        boolean freed = rolling.remove(instance) | waiting.remove(instance) != null;
        if (!freed || rolling.size() >= places || waiting.isEmpty()) {
            return () -> {};
        }
        return waiting.values().iterator().next();
    }
}
