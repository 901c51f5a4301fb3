package io.buildify.operator.plan;

import io.buildify.config.Completeness;
import io.buildify.config.ConfigurationSchema;
import io.buildify.config.EffectiveConfiguration;
import io.buildify.config.Evaluation;
import io.buildify.config.Layer;
import io.buildify.config.Origin;
import io.buildify.config.Tier;
import io.buildify.crd.ConditionReason;
import io.buildify.crd.NodeSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configuration of one node: its layer over those above, and what is wrong with it. */
final class Configurations {
    /** More would not fit into a condition. */
    private static final int MOST_REPORTED = 10;

    private Configurations() {}

    static List<Layer> and(List<Layer> above, Tier tier, HasMetadata resource, NodeSpec spec) {
        var layers = new ArrayList<>(above);
        layers.add(new Layer(new Origin(tier, Subject.of(resource)), spec.configuration(), spec.unset()));
        return List.copyOf(layers);
    }

    /** The effective configuration, or empty when something is wrong with it, which is then found. */
    static Optional<EffectiveConfiguration> evaluate(
            ConfigurationSchema schema, List<Layer> layers, Completeness completeness, Findings findings) {
        return switch (Evaluation.of(schema, layers, completeness)) {
            case Evaluation.Accepted accepted -> Optional.of(accepted.configuration());
            case Evaluation.Refused refused -> {
                refused.problems().stream()
                        .limit(MOST_REPORTED)
                        .forEach(problem -> findings.refuse(reason(problem.reason()), "%s", problem.message()));
                yield Optional.empty();
            }
        };
    }

    private static ConditionReason reason(io.buildify.config.Problem.Reason reason) {
        return switch (reason) {
            case NULL_NOT_SUPPORTED -> ConditionReason.NullNotSupported;
            case NUMBER_OUT_OF_RANGE -> ConditionReason.NumberOutOfRange;
            case TIER_NOT_ALLOWED -> ConditionReason.TierNotAllowed;
            case TOO_LARGE -> ConditionReason.ConfigurationTooLarge;
            case UNSET_INVALID, SCHEMA_VIOLATED -> ConditionReason.ConfigurationInvalid;
        };
    }
}
