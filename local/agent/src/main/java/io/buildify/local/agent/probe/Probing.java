package io.buildify.local.agent.probe;

import io.buildify.local.agent.probe.ProbeTally.Verdict;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probes of one run of a container. The startup probe goes first and alone; liveness and readiness follow once it
 * passed. A container without a probe of a kind passes it at once.
 */
public final class Probing implements AutoCloseable {

    private final Container container;
    private final ProbeTarget target;
    private final Checks checks;
    private final ProbeListener listener;
    private final long begun = System.nanoTime();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    private Probing(Container container, ProbeTarget target, Checks checks, ProbeListener listener) {
        this.container = container;
        this.target = target;
        this.checks = checks;
        this.listener = listener;
    }

    /** Begins to probe a container that has just been started. */
    public static Probing start(Container container, ProbeTarget target, Checks checks, ProbeListener listener) {
        var probing = new Probing(container, target, checks, listener);
        var startup = container.getStartupProbe();
        if (startup == null) {
            probing.afterStartup();
        } else {
            probing.run(() -> probing.startup(startup));
        }
        return probing;
    }

    /** Whether a container counts as started, or even ready, as soon as it runs. */
    public static boolean atOnce(@Nullable Probe... probes) {
        for (var probe : probes) {
            if (probe != null) {
                return false;
            }
        }
        return true;
    }

    private void afterStartup() {
        listener.started();
        var readiness = container.getReadinessProbe();
        if (readiness == null) {
            listener.ready(true);
        } else {
            run(() -> readiness(readiness));
        }
        var liveness = container.getLivenessProbe();
        if (liveness != null) {
            run(() -> liveness(liveness));
        }
    }

    private void startup(Probe probe) throws InterruptedException {
        if (probeUntil("Startup", probe, Verdict.Passing, Verdict.Failing) == Verdict.Passing) {
            afterStartup();
        } else {
            listener.giveUp("startup", probe.getTerminationGracePeriodSeconds());
        }
    }

    private void liveness(Probe probe) throws InterruptedException {
        probeUntil("Liveness", probe, Verdict.Failing);
        listener.giveUp("liveness", probe.getTerminationGracePeriodSeconds());
    }

    private void readiness(Probe probe) throws InterruptedException {
        var rounds = rounds(probe);
        var tally = ProbeTally.of(probe);
        while (true) {
            var before = tally.verdict();
            tally = probeOnce("Readiness", probe, tally);
            if (tally.verdict() != before) {
                listener.ready(tally.verdict() == Verdict.Passing);
            }
            rounds.next();
        }
    }

    private Verdict probeUntil(String kind, Probe probe, Verdict... ends) throws InterruptedException {
        var rounds = rounds(probe);
        var tally = ProbeTally.of(probe);
        while (true) {
            tally = probeOnce(kind, probe, tally);
            if (List.of(ends).contains(tally.verdict())) {
                return tally.verdict();
            }
            rounds.next();
        }
    }

    private ProbeTally probeOnce(String kind, Probe probe, ProbeTally tally) throws InterruptedException {
        var result = checks.check(probe, target);
        if (!result.success()) {
            listener.unhealthy(kind + " probe failed: " + result.message());
        }
        return tally.with(result.success());
    }

    /** Waits for the initial delay, which counts from the start of the container. */
    private Rounds rounds(Probe probe) throws InterruptedException {
        var delay = probe.getInitialDelaySeconds() == null ? 0 : probe.getInitialDelaySeconds();
        var period = probe.getPeriodSeconds() == null ? 10 : probe.getPeriodSeconds();
        var rounds = new Rounds(begun + Duration.ofSeconds(delay).toNanos(), Duration.ofSeconds(period));
        rounds.waitForBegin();
        return rounds;
    }

    private synchronized void run(Loop loop) {
        if (closed) {
            return;
        }
        var name = "probe-" + container.getName();
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                loop.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the run of the container is over
            }
        }));
    }

    /** Ends all probes; what they still find out is not reported. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    private interface Loop {
        void run() throws InterruptedException;
    }
}
