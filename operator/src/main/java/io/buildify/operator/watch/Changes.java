package io.buildify.operator.watch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether what a node passes on to those below it has changed since it was last looked at. */
public final class Changes {
    private final Map<Subject, Integer> last = new ConcurrentHashMap<>();

    /**
     * @param now what is passed on, by value
     * @param observed whether the node's status was about its current generation already; what is seen
     *     for the first time after a start is then no change
     */
    public boolean isChanged(Subject node, Object now, boolean observed) {
        Integer before = last.put(node, now.hashCode());
        return before == null ? !observed : before != now.hashCode();
    }

    public void forget(Subject node) {
        last.remove(node);
    }
}
