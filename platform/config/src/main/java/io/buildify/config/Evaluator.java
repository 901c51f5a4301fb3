package io.buildify.config;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;

/** Puts layers together and finds what is wrong with them. */
final class Evaluator {
    /** Bytes of the canonical form. */
    static final int MAX_BYTES = 64 * 1024;

    /** Characters of a message that lists what would be right. */
    private static final int LONGEST_LIST = 256;

    private final ConfigurationSchema schema;
    private final Completeness completeness;
    private final List<Problem> problems = new ArrayList<>();

    Evaluator(ConfigurationSchema schema, Completeness completeness) {
        this.schema = schema;
        this.completeness = completeness;
    }

    Evaluation evaluate(List<Layer> layers) {
        var document = Attributed.empty(layers.getFirst().origin());
        for (var layer : layers) {
            var faults = LayerRules.check(layer, document.json());
            problems.addAll(faults);
            if (faults.isEmpty()) {
                var below = document.with(layer);
                checkTaken(layer, document, below);
                document = below;
            }
        }
        var configuration = EffectiveConfiguration.of(document);
        if (problems.isEmpty()) {
            checkSize(configuration, layers.getLast());
        }
        if (problems.isEmpty()) {
            checkSchema(configuration, layers.getLast());
        }
        return problems.isEmpty() ? new Evaluation.Accepted(configuration) : new Evaluation.Refused(problems);
    }

    /** A tier may take away only what it might have set. */
    private void checkTaken(Layer layer, Attributed above, Attributed below) {
        var left = below.json();
        var taken = EffectiveConfiguration.of(above).origin().keySet().stream()
                .filter(pointer -> left.at(pointer).isMissingNode())
                .toList();
        if (taken.isEmpty()) {
            return;
        }
        var tiers = schema.inspect(above.json()).tiers();
        taken.forEach(pointer -> checkTier(tiers, pointer, layer.origin(), "taken away"));
    }

    private void checkSize(EffectiveConfiguration configuration, Layer last) {
        int bytes = CanonicalJson.bytes(configuration.values()).length;
        if (bytes > MAX_BYTES) {
            problems.add(new Problem(
                    Problem.Reason.TOO_LARGE,
                    last.origin(),
                    "",
                    "has %d bytes in canonical form, more than %d".formatted(bytes, MAX_BYTES),
                    "keep large values elsewhere and refer to them"));
        }
    }

    private void checkSchema(EffectiveConfiguration configuration, Layer last) {
        var findings = schema.inspect(configuration.values());
        configuration.origin().forEach((pointer, origin) -> checkTier(findings.tiers(), pointer, origin, "set"));
        var errors = completeness == Completeness.PARTIAL ? MissingParts.forgive(findings.errors()) : findings.errors();
        errors.forEach(error -> problems.add(violation(error, configuration, last)));
    }

    private void checkTier(TierRules tiers, String pointer, Origin origin, String verb) {
        var allowed = tiers.allowedAt(pointer);
        if (!allowed.contains(origin.tier())) {
            var names = allowed.stream().map(Tier::key).toList();
            problems.add(new Problem(
                    Problem.Reason.TIER_NOT_ALLOWED,
                    origin,
                    Pointer.name(pointer),
                    "cannot be %s at the %s tier".formatted(verb, origin.tier().key()),
                    names.isEmpty() ? "no tier may" : "it belongs to: " + String.join(", ", names)));
        }
    }

    private static Problem violation(Error error, EffectiveConfiguration configuration, Layer last) {
        var pointer = error.getInstanceLocation().toString();
        var property = error.getProperty();
        var place = property == null ? pointer : Pointer.append(pointer, property);
        boolean missing = error.getKeyword().equals("required");
        return new Problem(
                Problem.Reason.SCHEMA_VIOLATED,
                configuration.lastToSet(place).orElse(last.origin()),
                Pointer.name(place),
                missing ? "is required and nobody has set it" : "is refused by the module's schema: " + reason(error),
                missing ? "set it" : "correct it");
    }

    /** A long list of what would be right is no help in a status of 1 KiB. */
    private static String reason(Error error) {
        boolean isLongList =
                error.getKeyword().equals("enum") && error.getMessage().length() > LONGEST_LIST;
        return isLongList ? "it is none of the values that the schema lists" : error.getMessage();
    }
}
