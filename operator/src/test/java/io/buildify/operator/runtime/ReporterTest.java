package io.buildify.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.buildify.crd.NodeStatus;
import io.buildify.crd.TenantModule;
import io.buildify.operator.apply.Backoff;
import io.buildify.operator.apply.InstanceHealth;
import io.buildify.operator.event.EventRecorder;
import io.buildify.operator.status.Outcome;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator that was replaced and does not know yet says of nothing that it is not well any more. */
class ReporterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final BooleanSupplier NOT_ASKED = () -> fail("The Lease is looked at for nothing");

    /** Asked nothing: what would be told goes to {@link #told}, and the resource has no pods. */
    private final KubernetesClient client =
            new KubernetesClientBuilder().withConfig(Config.empty()).build();

    private final List<Runnable> told = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void whoWasReplacedLeavesReadyAsItIs() {
        var control = report(() -> false, status("True", "Serving"), status("False", "KafkaUnreachable"));

        assertThat(control.isNoUpdate()).isTrue();
        assertThat(told).isEmpty();
        assertThat(meters.getMeters()).isEmpty();
        assertThat(control.getScheduleDelay()).as("it looks again").isPresent();
    }

    @Test
    void whoLeadsTakesReadyAway() {
        var control = report(() -> true, status("True", "Serving"), status("False", "KafkaUnreachable"));

        assertThat(control.isPatchStatus()).isTrue();
        assertThat(written(control)).isEqualTo(status("False", "KafkaUnreachable"));
        assertThat(told).isNotEmpty();
    }

    @Test
    void whoCannotTellWhetherItLeadsSaysNothing() {
        BooleanSupplier unknown = () -> {
            throw new KubernetesClientException("no answer");
        };

        assertThatThrownBy(() -> report(unknown, status("True", "Serving"), status("False", "KafkaUnreachable")))
                .hasMessage("no answer");
        assertThat(told).isEmpty();
    }

    @Test
    void nobodyAsksBeforeSayingAnythingElse() {
        assertThat(report(NOT_ASKED, status("False", "RollingOut"), status("True", "Serving"))
                        .isPatchStatus())
                .isTrue();
        assertThat(report(NOT_ASKED, status("False", "RollingOut"), status("False", "CrashLooping"))
                        .isPatchStatus())
                .isTrue();
        assertThat(report(NOT_ASKED, null, status("False", "RollingOut")).isPatchStatus())
                .isTrue();
        assertThat(report(NOT_ASKED, status("True", "Serving"), status("True", "Serving"))
                        .isNoUpdate())
                .isTrue();
    }

    private UpdateControl<TenantModule> report(BooleanSupplier leads, NodeStatus before, NodeStatus after) {
        var resource = new TenantModule();
        resource.getMetadata().setName("financial");
        resource.getMetadata().setNamespace("acme");
        resource.setStatus(before);
        var reporter = new Reporter(
                new EventRecorder(client, "default", told::add, Clock.fixed(NOW, ZoneOffset.UTC)),
                new ConditionCounts(meters),
                new Backoff<>(Duration.ofMinutes(1), new Random(0)),
                new InstanceHealth(new Informers(client, "buildify-system", "buildify-modules"), pod -> ""),
                leads,
                Clock.fixed(NOW, ZoneOffset.UTC));
        return reporter.report(resource, new TenantModule(), after, Outcome.none());
    }

    private static NodeStatus written(UpdateControl<TenantModule> control) {
        return control.getResource().orElseThrow().getStatus();
    }

    private static NodeStatus status(String ready, String reason) {
        return new NodeStatus(
                1L,
                List.of(condition("Ready", ready, reason), condition("EventsReady", ready, reason)),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Condition condition(String type, String status, String reason) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(reason)
                .withLastTransitionTime(NOW.toString())
                .build();
    }
}
