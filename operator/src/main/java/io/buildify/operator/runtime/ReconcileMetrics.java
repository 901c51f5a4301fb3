package io.buildify.operator.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The timer {@code buildify.reconciles} by kind, what was done and outcome, and the gauge
 * {@code buildify.queue} of resources that wait for a reconcile, by kind.
 */
final class ReconcileMetrics implements Metrics {
    private final MeterRegistry meters;
    private final Map<String, AtomicInteger> queues = new ConcurrentHashMap<>();

    ReconcileMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void reconciliationSubmitted(HasMetadata resource, RetryInfo retryInfo, Map<String, Object> metadata) {
        queue(resource).incrementAndGet();
    }

    @Override
    public void reconciliationStarted(HasMetadata resource, Map<String, Object> metadata) {
        queue(resource).decrementAndGet();
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        var sample = Timer.start(meters);
        String outcome = "failure";
        try {
            T result = execution.execute();
            outcome = "success";
            return result;
        } finally {
            sample.stop(meters.timer(
                    "buildify.reconciles",
                    "kind",
                    execution.controllerName(),
                    "verb",
                    execution.name(),
                    "outcome",
                    outcome));
        }
    }

    private AtomicInteger queue(HasMetadata resource) {
        return queues.computeIfAbsent(resource.getKind(), kind -> {
            var depth = new AtomicInteger();
            Gauge.builder("buildify.queue", depth, AtomicInteger::get)
                    .tag("kind", kind)
                    .register(meters);
            return depth;
        });
    }
}
