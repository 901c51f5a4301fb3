package io.buildify.local.agent.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.agent.status.ContainerPhase.Running;
import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.buildify.local.agent.status.ContainerPhase.Waiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodStatusesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

    /**
     * w waiting, r running, R running and ready, c back-off after a failure, 0 succeeded, 1 failed, S a sidecar that is ready, d one that was ended; those before the
     * slash are init containers; x means that nothing will run again.
     */
    @ParameterizedTest
    @CsvSource({
        "Always,    /w,    Pending",
        "Always,    /R,    Running",
        "Always,    /Rw,   Pending",
        "Always,    /Rc,   Running",
        "Always,    /c,    Running",
        "Always,    /1,    Running",
        "Always,    /0,    Running",
        "Always,    w/w,   Pending",
        "Always,    r/w,   Pending",
        "Always,    0/w,   Pending",
        "Always,    0/R,   Running",
        "Always,    c/w,   Pending",
        "Never,     1/w,   Failed",
        "OnFailure, 1/w,   Pending",
        "Never,     /0,    Succeeded",
        "Never,     /00,   Succeeded",
        "Never,     /01,   Failed",
        "Never,     /0r,   Running",
        "OnFailure, /0,    Succeeded",
        "OnFailure, /1,    Running",
        "OnFailure, /01,   Running",
        "Always,    /1x,   Failed",
        "Always,    /0x,   Succeeded",
        "Always,    /wx,   Failed",
        "Always,    r/wx,  Failed",
        "Always,    S/R,   Running",
        "Never,     S/0,   Running",
        "Never,     d/0x,  Succeeded",
        "Never,     d/1x,  Failed",
        "Never,     0S/w,  Pending",
    })
    void thePhaseFollowsKubeletsRules(String policy, String containers, String phase) {
        assertThat(status(policy, containers).getPhase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Always | /w   | Initialized=True Ready=False(ContainersNotReady) ContainersReady=False(ContainersNotReady)",
                "Always | w/w  | Initialized=False(ContainersNotInitialized) Ready=False(ContainersNotReady) ContainersReady=False(ContainersNotReady)",
                "Always | 0/r  | Initialized=True Ready=False(ContainersNotReady) ContainersReady=False(ContainersNotReady)",
                "Always | 0/R  | Initialized=True Ready=True ContainersReady=True",
                "Always | /Rr  | Initialized=True Ready=False(ContainersNotReady) ContainersReady=False(ContainersNotReady)",
                "Never  | /0   | Initialized=True(PodCompleted) Ready=False(PodCompleted) ContainersReady=False(PodCompleted)",
                "Never  | /1   | Initialized=True Ready=False(PodFailed) ContainersReady=False(PodFailed)",
            })
    void conditionsSayWhatIsMissing(String policy, String containers, String conditions) {
        var shown = status(policy, containers).getConditions().stream()
                .filter(condition -> !condition.getType().startsWith("PodReady"))
                .map(condition -> condition.getType() + "=" + condition.getStatus()
                        + (condition.getReason() == null ? "" : "(" + condition.getReason() + ")"))
                .collect(Collectors.joining(" "));

        assertThat(shown).isEqualTo(conditions);
    }

    @Test
    void whoIsNotReadyIsNamed() {
        assertThat(condition(status("Always", "/Rrr"), "ContainersReady").getMessage())
                .isEqualTo("containers with unready status: [c1 c2]");
        assertThat(condition(status("Always", "0w/w"), "Initialized").getMessage())
                .isEqualTo("containers with incomplete status: [i1]");
    }

    @Test
    void aConditionKeepsItsTimeUntilItsStatusChanges() {
        var before = PodStatuses.compute(view("Always", "/r"), new PodStatus(), START);
        var same = PodStatuses.compute(view("Always", "/r"), before, NOW);
        var ready = PodStatuses.compute(view("Always", "/R"), before, NOW);

        assertThat(same).isEqualTo(before);
        assertThat(condition(ready, "Ready").getLastTransitionTime()).isEqualTo(NOW.toString());
        assertThat(condition(ready, "Initialized").getLastTransitionTime()).isEqualTo(START.toString());
    }

    @Test
    void readinessGatesHoldReadyBack() {
        var gated = view("Always", "/R");
        gated.pod()
                .getSpec()
                .setReadinessGates(
                        Serialization.unmarshal("---\n{readinessGates: [{conditionType: example/ok}]}", PodSpec.class)
                                .getReadinessGates());
        var closed = PodStatuses.compute(gated, new PodStatus(), NOW);
        gated.pod()
                .setStatus(Serialization.unmarshal(
                        "---\n{conditions: [{type: example/ok, status: 'True'}]}", PodStatus.class));
        var open = PodStatuses.compute(gated, new PodStatus(), NOW);

        assertThat(condition(closed, "ContainersReady").getStatus()).isEqualTo("True");
        assertThat(condition(closed, "Ready").getReason()).isEqualTo("ReadinessGatesNotReady");
        assertThat(condition(open, "Ready").getStatus()).isEqualTo("True");
    }

    @Test
    void aContainersStatusSaysHowItsRunsEnded() {
        var container = status("Always", "/c").getContainerStatuses().getFirst();

        assertThat(container.getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
        assertThat(container.getLastState().getTerminated().getExitCode()).isEqualTo(1);
        assertThat(container.getLastState().getTerminated().getMessage()).isEqualTo("it broke\n");
        assertThat(container.getRestartCount()).isEqualTo(4);
        assertThat(container.getReady()).isFalse();
    }

    @Test
    void aSidecarCountsAsInitializedOnceStartedAndMustBeReady() {
        var view = view("Never", "S/R");
        var unready = view.initContainers().getFirst().probed(true, false);

        var status = PodStatuses.compute(
                new PodView(view.pod(), List.of(unready), view.containers(), START, false, null), new PodStatus(), NOW);

        assertThat(status.getPhase()).isEqualTo("Running");
        assertThat(condition(status, "Initialized").getStatus()).isEqualTo("True");
        assertThat(condition(status, "Ready").getMessage()).isEqualTo("containers with unready status: [i0]");
    }

    @Test
    void whatARestartedAgentReadsIsWhatItsPredecessorWrote() {
        for (var containers : List.of("/w", "/c", "/0", "/1")) {
            var view = view("Always", containers);
            var written = PodStatuses.compute(view, new PodStatus(), NOW)
                    .getContainerStatuses()
                    .getFirst();

            assertThat(ContainerStatuses.restore(written, false, NOW))
                    .isEqualTo(view.containers().getFirst());
        }
    }

    @Test
    void aProcessThatRanUnderAnotherAgentIsLost() {
        var written = status("Always", "/R").getContainerStatuses().getFirst();

        var restored = ContainerStatuses.restore(written, false, NOW);

        assertThat(restored.ready()).isFalse();
        assertThat(restored.phase()).isInstanceOfSatisfying(Terminated.class, end -> {
            assertThat(end.exitCode()).isEqualTo(137);
            assertThat(end.reason()).isEqualTo("ContainerStatusUnknown");
            assertThat(end.startedAt()).isEqualTo(START);
        });
    }

    private static PodCondition condition(PodStatus status, String type) {
        return status.getConditions().stream()
                .filter(c -> c.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static PodStatus status(String policy, String containers) {
        return PodStatuses.compute(view(policy, containers), new PodStatus(), NOW);
    }

    private static PodView view(String policy, String containers) {
        var over = containers.endsWith("x");
        var parts = containers.replace("x", "").split("/", 2);
        var pod = new StringBuilder(
                "metadata: {generation: 1}\nstatus: {conditions: []}\nspec:\n  restartPolicy: " + policy);
        pod.append("\n  initContainers: [").append(names("i", parts[0])).append("]");
        pod.append("\n  containers: [").append(names("c", parts[1])).append("]");
        return new PodView(
                Serialization.unmarshal(pod.toString(), Pod.class),
                views("i", parts[0]),
                views("c", parts[1]),
                START,
                over,
                null);
    }

    private static String names(String prefix, String containers) {
        return views(prefix, containers).stream()
                .map(view -> "{name: " + view.name() + ", image: x}")
                .collect(Collectors.joining(", "));
    }

    private static List<ContainerView> views(String prefix, String containers) {
        return IntStream.range(0, containers.length())
                .mapToObj(i -> container(prefix + i, containers.charAt(i)))
                .toList();
    }

    private static ContainerView container(String name, char state) {
        var failure = new Terminated("process://1", 1, "Error", "it broke\n", START, START);
        var success = new Terminated("process://1", 0, "Completed", "", START, START);
        var running = new Running("process://1", START);
        return switch (state) {
            case 'w' -> new ContainerView(name, false, "", Waiting.CREATING, null, 0, false, false);
            case 'r' -> new ContainerView(name, false, "", running, null, 0, true, false);
            case 'R' -> new ContainerView(name, false, "", running, null, 0, true, true);
            case 'c' ->
                new ContainerView(
                        name, false, "", new Waiting("CrashLoopBackOff", "back-off"), failure, 4, false, false);
            case 'S' -> new ContainerView(name, true, "", running, null, 0, true, true);
            case 'd' -> new ContainerView(name, true, "", failure, null, 0, false, false);
            case '0' -> new ContainerView(name, false, "", success, null, 0, false, false);
            case '1' -> new ContainerView(name, false, "", failure, null, 0, false, false);
            default -> throw new IllegalArgumentException("" + state);
        };
    }
}
