package io.buildify.operator.plan;

import io.buildify.config.Completeness;
import io.buildify.config.Schemas;
import io.buildify.config.Tier;
import io.buildify.crd.Companies;
import io.buildify.crd.ConditionReason;
import io.buildify.crd.NodeDatabase.Strategy;
import io.buildify.crd.Release;
import io.buildify.crd.TenantModuleSpec;
import io.buildify.events.Reason;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.ModuleResolution;
import io.buildify.operator.resolve.TenantResolution;
import io.buildify.operator.resolve.Traces;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges a TenantModule: whether it can be in effect, and what its companies build on. */
final class TenantJudge {
    private final ModuleJudge modules;
    private final ReleaseCheck releases;

    TenantJudge(ModuleJudge modules, Schemas schemas) {
        this.modules = modules;
        releases = new ReleaseCheck(schemas);
    }

    /** @param running judges as if it were at this release; null: at the one that it pins or follows */
    Judgement judge(TenantResolution resolution, @Nullable String running) {
        var subject = Subject.of(resolution.resource());
        var findings = new Findings();
        Tenancies.check(subject, resolution.tenancy(), findings);
        var module = resolution.module();
        if (module == null) {
            findings.miss(
                    ConditionReason.ModuleNotFound,
                    "%s: there is no Module %s; ask a platform engineer to register it, or correct spec.module",
                    subject,
                    resolution.resource().getSpec().module());
        }
        var traces = resolution.traces();
        if (module == null || traces == null || !findings.isClean()) {
            return new Judgement.Unsound(subject, findings.problems());
        }
        return switch (modules.judge(module, running)) {
            case Judgement.Unsound unsound -> Parents.notAccepted(subject, unsound);
            case Judgement.Sound sound -> judge(resolution, module, sound.footing(), running, traces, findings);
        };
    }

    private Judgement judge(
            TenantResolution resolution,
            ModuleResolution module,
            Footing above,
            @Nullable String running,
            Traces traces,
            Findings findings) {
        var resource = resolution.resource();
        var spec = resource.getSpec();
        var subject = Subject.of(resource);
        var node = NodeId.ofTenant(spec.module(), resolution.tenancy().known().orElseThrow());
        Occupancy.check(subject, node, traces, findings);
        if (!findings.isClean()) {
            return new Judgement.Unsound(subject, findings.problems());
        }
        var home = new Homes(subject, traces, resolution.server(), module.surroundings())
                .of(node, spec.database(), above.home(), findings);
        var chosen = running != null ? Optional.of(above.release()) : release(resolution, module, above, findings);
        if (chosen.isEmpty()) {
            return new Judgement.Unsound(subject, findings.problems());
        }
        var release = chosen.get();
        boolean inEffect = traces.answer().isPresent();
        Dependencies.check(subject, release, resolution.dependencies(), inEffect, findings);
        var features = new FeatureSet(module.module().getSpec(), release);
        features.checkKnown(subject, names(spec.features()), Sources.wasAccepted(resource, traces), findings);
        var layers = Configurations.and(
                List.of(ReleaseCheck.defaults(module.module(), release)), Tier.TENANT, resource, spec);
        var completeness = spec.companies() == Companies.Listed ? Completeness.PARTIAL : Completeness.SERVED;
        var schema = releases.schema(module.module(), release, findings).orElseThrow();
        var configuration = Configurations.evaluate(schema, layers, completeness, findings);
        if (!findings.isClean()) {
            return new Judgement.Unsound(subject, findings.problems());
        }
        var on = FeatureSet.change(
                features.atModule(), spec.features().enabled(), spec.features().disabled(), features.available());
        var footing = new Footing(
                node,
                above,
                module.module(),
                release,
                schema,
                layers,
                on,
                Objects.requireNonNullElse(spec.features().offered(), features.available()),
                spec.enabled() ? null : Reason.MODULE_DISABLED,
                Ownership.isAsked(spec),
                home,
                Settings.of(configuration.orElseThrow(), on),
                Sources.and(above.sources(), resource));
        return new Judgement.Sound(footing, findings.warnings());
    }

    private static Optional<Release> release(
            TenantResolution resolution, ModuleResolution module, Footing above, Findings findings) {
        var spec = resolution.resource().getSpec();
        var subject = Subject.of(resolution.resource());
        var pin = spec.version();
        if (pin == null) {
            return Optional.of(above.release());
        }
        boolean alone =
                above.home() == null ? Ownership.isAsked(spec) : spec.database().strategy() == Strategy.Separate;
        if (!alone) {
            findings.refuse(
                    ConditionReason.VersionNeedsOwnDatabase,
                    "%s: version %s is pinned, but the node shares its database with others; take spec.version away, "
                            + "or set spec.database.strategy to Separate",
                    subject,
                    pin);
        }
        var release = module.module().getSpec().release(pin);
        if (release.isEmpty()) {
            findings.miss(
                    ConditionReason.VersionNotFound,
                    "%s: Module %s has no release %s; use one of: %s",
                    subject,
                    spec.module(),
                    pin,
                    ModuleJudge.versions(module.module()));
        }
        return release;
    }

    private static Stream<String> names(TenantModuleSpec.Features features) {
        var offered = Objects.requireNonNullElse(features.offered(), List.<String>of());
        return Stream.of(features.enabled(), features.disabled(), offered).flatMap(List::stream);
    }
}
