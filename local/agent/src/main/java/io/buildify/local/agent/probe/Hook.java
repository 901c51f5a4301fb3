package io.buildify.local.agent.probe;

import io.fabric8.kubernetes.api.model.LifecycleHandler;
import java.time.Duration;

/**
 * A {@code postStart} or {@code preStop} hook: exec, httpGet or sleep.
 *
 * @param target the container it belongs to
 */
public record Hook(LifecycleHandler handler, ProbeTarget target, Checks checks) {

    /**
     * Runs it to the end or the time-out.
     *
     * @return what went wrong; empty if nothing did
     */
    public String run(Duration timeout) throws InterruptedException {
        if (handler.getExec() != null) {
            return checks.exec(handler.getExec(), target, timeout).message();
        }
        if (handler.getHttpGet() != null) {
            return checks.http(handler.getHttpGet(), target, timeout).message();
        }
        if (handler.getSleep() != null) {
            var asked = Duration.ofSeconds(handler.getSleep().getSeconds());
            Thread.sleep(asked.compareTo(timeout) < 0 ? asked : timeout);
            return "";
        }
        return "the node agent supports exec, httpGet and sleep hooks only";
    }
}
