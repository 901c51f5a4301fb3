package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.name.Labels;
import io.buildify.operator.resolve.Roll;
import io.buildify.operator.status.Step;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Why an instance is not available, in a person's words. */
public final class InstanceHealth {
    private static final String TEMPLATE = "pod-template-hash";

    private final Informers informers;
    private final UnaryOperator<String> log;

    /** @param log name of a pod -> the last line of its log, empty when there is none; asks the API server */
    public InstanceHealth(Informers informers, UnaryOperator<String> log) {
        this.informers = informers;
        this.log = log;
    }

    /** What is wrong with its newest pods, if anything is. */
    public Optional<Step> trouble(String instance, Roll roll, Instant now) {
        if (!roll.refusal().isEmpty()) {
            return Optional.of(step(ConditionReason.PodRefused, "Instance " + instance, roll.refusal()));
        }
        return newest(instance).stream()
                .flatMap(it -> PodTrouble.of(it, now).stream())
                .findFirst()
                .map(this::step);
    }

    /** When to look again at a pod that is given time to become ready. */
    public Optional<Instant> deadline(String instance) {
        return newest(instance).stream()
                .flatMap(it -> PodTrouble.deadline(it).stream())
                .min(Comparator.naturalOrder());
    }

    private Step step(PodTrouble trouble) {
        String detail =
                trouble.reason() == ConditionReason.NotReadyInTime ? log.apply(trouble.pod()) : trouble.detail();
        return step(trouble.reason(), "Pod " + trouble.pod(), detail);
    }

    private static Step step(ConditionReason reason, String subject, String detail) {
        return Step.failed(reason, subject + ": " + reason.meaning() + " " + reason.remedy() + " " + detail);
    }

    /** Pods of the newest template that run the module, not its Jobs. */
    private List<Pod> newest(String instance) {
        var pods = informers.pods().byIndex(Informers.BY_INSTANCE, instance).stream()
                .filter(it -> Labels.of(it, TEMPLATE) != null && !it.isMarkedForDeletion())
                .sorted(Comparator.comparing((Pod it) -> it.getMetadata().getCreationTimestamp())
                        .reversed())
                .toList();
        return pods.stream()
                .filter(it -> Objects.equals(Labels.of(it, TEMPLATE), Labels.of(pods.getFirst(), TEMPLATE)))
                .toList();
    }
}
