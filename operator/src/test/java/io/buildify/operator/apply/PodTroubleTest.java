package io.buildify.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.crd.ConditionReason;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodTroubleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aReadyPodHasNone() {
        var pod = pod("{name: module, ready: true, state: {running: {startedAt: '2026-11-20T11:00:00Z'}}}");

        assertThat(PodTrouble.of(pod, NOW)).isEmpty();
    }

    @Test
    void anImageThatIsNotThere() {
        var pod = pod(
                "{name: module, ready: false, state: {waiting: {reason: ImagePullBackOff, message: no such image}}}");

        assertThat(PodTrouble.of(pod, NOW))
                .contains(new PodTrouble(ConditionReason.ImagePullFailed, "p", "no such image"));
    }

    @Test
    void aProcessThatEndedSaysItsLastLine() {
        var pod = pod(
                "{name: module, ready: false, state: {terminated: {exitCode: 1, message: \"first\\n last \\n\\n\"}}}");

        assertThat(PodTrouble.of(pod, NOW))
                .contains(new PodTrouble(ConditionReason.CrashLooping, "p", "exit code 1: last"));
    }

    @Test
    void aProcessThatWaitsToBeStartedAgainSaysWhatTheOneBeforeSaid() {
        var pod = pod(
                "{name: module, ready: false, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 137}}}");

        assertThat(PodTrouble.of(pod, NOW))
                .contains(new PodTrouble(ConditionReason.CrashLooping, "p", "exit code 137"));
    }

    @Test
    void aProcessIsGivenTimeToBecomeReady() {
        var pod = pod("{name: module, ready: false, state: {running: {startedAt: '2026-11-20T11:59:41Z'}}}");

        assertThat(PodTrouble.of(pod, NOW)).isEmpty();
        assertThat(PodTrouble.deadline(pod)).contains(Instant.parse("2026-11-20T12:00:01Z"));
        assertThat(PodTrouble.of(pod, NOW.plusSeconds(1)))
                .contains(new PodTrouble(ConditionReason.NotReadyInTime, "p", ""));
    }

    @Test
    void aPodThatFitsNowhere() {
        var pod = Serialization.unmarshal("""
                metadata: {name: p}
                status:
                  conditions: [{type: PodScheduled, status: "False", message: 0/1 nodes are available}]
                """, Pod.class);

        assertThat(PodTrouble.of(pod, NOW))
                .contains(new PodTrouble(ConditionReason.PodRefused, "p", "0/1 nodes are available"));
    }

    @Test
    void aPodWithoutStatusHasNone() {
        assertThat(PodTrouble.of(Serialization.unmarshal("metadata: {name: p}", Pod.class), NOW))
                .isEmpty();
    }

    private static Pod pod(String containerStatus) {
        return Serialization.unmarshal(
                "metadata: {name: p}\nstatus: {containerStatuses: [" + containerStatus + "]}", Pod.class);
    }
}
