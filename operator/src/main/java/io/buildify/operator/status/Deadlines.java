package io.buildify.operator.status;

import static java.util.Map.entry;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;
import io.buildify.crd.ObservedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * How long the operator goes on by itself before it says that a person has to do something. It goes on trying
 * afterwards; only what it says changes.
 */
public final class Deadlines {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration JOB = Duration.ofHours(1);

    /** Reasons that are not here need a person at once. */
    private static final Map<ConditionReason, Duration> PATIENCE = Map.ofEntries(
            // others may be applied a moment later
            entry(ConditionReason.ModuleNotFound, SOON),
            entry(ConditionReason.TenantModuleNotFound, SOON),
            entry(ConditionReason.VersionNotFound, SOON),
            entry(ConditionReason.TenantLabelMissing, SOON),
            entry(ConditionReason.ServerNotFound, SOON),
            entry(ConditionReason.ServerConfigurationInvalid, SOON),
            entry(ConditionReason.DependencyMissing, SOON),
            entry(ConditionReason.ParentNotAccepted, SOON),
            // work under way
            entry(ConditionReason.Provisioning, LATER),
            entry(ConditionReason.Migrating, JOB),
            entry(ConditionReason.RolloutQueued, JOB),
            entry(ConditionReason.RollingOut, LATER),
            entry(ConditionReason.Publishing, LATER),
            entry(ConditionReason.Deleting, LATER),
            // may pass
            entry(ConditionReason.DatabaseUnreachable, LATER),
            entry(ConditionReason.DatabaseRefused, SOON),
            entry(ConditionReason.KafkaUnreachable, LATER),
            entry(ConditionReason.KafkaRefused, SOON),
            entry(ConditionReason.ImagePullFailed, SOON),
            entry(ConditionReason.CrashLooping, SOON),
            entry(ConditionReason.NotReadyInTime, SOON),
            entry(ConditionReason.PodRefused, SOON),
            entry(ConditionReason.OperatorFailed, LATER));

    private Deadlines() {}

    /** How long after its begin this reason needs a person; zero: at once. */
    static Duration of(ConditionReason reason) {
        return PATIENCE.getOrDefault(reason, Duration.ZERO);
    }

    /** When the status has to be looked at again because what is under way has lasted too long; empty when nothing is. */
    public static Optional<Instant> next(ObservedStatus status) {
        return status.condition(ConditionType.Reconciling)
                .flatMap(it -> reason(it.getReason())
                        .map(reason -> Instant.parse(it.getLastTransitionTime()).plus(of(reason))));
    }

    /** Empty for a reason that only another version of the operator knows. */
    private static Optional<ConditionReason> reason(String name) {
        return Arrays.stream(ConditionReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }
}
