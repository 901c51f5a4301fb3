package io.buildify.operator.plan;

import io.buildify.config.Completeness;
import io.buildify.config.ConfigurationSchema;
import io.buildify.config.ConfigurationSchema.InvalidSchema;
import io.buildify.config.Layer;
import io.buildify.config.Origin;
import io.buildify.config.Schemas;
import io.buildify.config.Tier;
import io.buildify.crd.ConditionReason;
import io.buildify.crd.Module;
import io.buildify.crd.Release;
import java.util.List;
import java.util.Optional;

/** What a release must keep to by itself, whoever is served with it. */
final class ReleaseCheck {
    private final Schemas schemas;

    ReleaseCheck(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Finds what is wrong with any release of the Module. */
    void check(Module module, Findings findings) {
        for (var release : module.getSpec().releases()) {
            schema(module, release, findings).ifPresent(schema -> {
                var layers = List.of(defaults(module, release));
                Configurations.evaluate(schema, layers, Completeness.PARTIAL, findings);
            });
        }
    }

    /** The release's compiled schema, or empty when it is invalid, which is then found. */
    Optional<ConfigurationSchema> schema(Module module, Release release, Findings findings) {
        var json = release.configuration().schema();
        if (json == null) {
            return Optional.of(ConfigurationSchema.ANYTHING);
        }
        try {
            return Optional.of(schemas.get(json));
        } catch (InvalidSchema e) {
            findings.refuse(
                    ConditionReason.SchemaInvalid,
                    "%s: configuration.schema of release %s is no JSON Schema 2020-12: %s; correct it in a new release",
                    Subject.of(module),
                    release.version(),
                    String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The configuration's layer of the module tier. */
    static Layer defaults(Module module, Release release) {
        return new Layer(
                new Origin(Tier.MODULE, Subject.of(module)),
                release.configuration().defaults(),
                List.of());
    }
}
