package io.buildify.operator.plan;

import io.buildify.config.Schemas;
import io.buildify.crd.ConditionReason;
import io.buildify.crd.Module;
import io.buildify.crd.ModuleDatabase.Strategy;
import io.buildify.crd.ModuleSpec;
import io.buildify.crd.Release;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.ModuleResolution;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges a Module: whether it is valid, and what its tenants build on. */
final class ModuleJudge {
    private final ReleaseCheck releases;

    ModuleJudge(Schemas schemas) {
        releases = new ReleaseCheck(schemas);
    }

    /** @param running judges as if it were at this release; null: at the one that channel stable points to */
    Judgement judge(ModuleResolution resolution, @Nullable String running) {
        var module = resolution.module();
        var subject = Subject.of(module);
        var findings = new Findings();
        checkReferences(resolution, findings);
        checkPrefix(resolution, findings);
        checkDataLocation(resolution, findings);
        checkImmutability(module, findings);
        releases.check(module, findings);
        var stable = module.getSpec()
                .release(running != null ? running : module.getSpec().channels().getOrDefault(ModuleSpec.STABLE, ""));
        if (stable.isEmpty()) {
            findings.miss(
                    ConditionReason.VersionNotFound,
                    "%s: channel stable points at no release; point it at one of: %s",
                    Subject.of(module),
                    versions(module));
        }
        return findings.isClean()
                ? footing(resolution, stable.orElseThrow(), findings)
                : new Judgement.Unsound(subject, findings.problems());
    }

    static String versions(Module module) {
        return String.join(
                ", ", module.getSpec().releases().stream().map(Release::version).toList());
    }

    private Judgement footing(ModuleResolution resolution, Release release, Findings findings) {
        var module = resolution.module();
        var spec = module.getSpec();
        var node = NodeId.ofModule(module.getMetadata().getName());
        var footing = new Footing(
                node,
                null,
                module,
                release,
                releases.schema(module, release, findings).orElseThrow(),
                List.of(ReleaseCheck.defaults(module, release)),
                new FeatureSet(spec, release).atModule(),
                release.features().available(),
                null,
                true,
                home(resolution, node),
                null,
                Sources.and(Map.of(), module));
        return new Judgement.Sound(footing, findings.warnings());
    }

    private static @Nullable Home home(ModuleResolution resolution, NodeId node) {
        var strategy = resolution.module().getSpec().database().strategy();
        var server = resolution.server();
        return strategy == Strategy.None || server == null
                ? null
                : Home.of(node, server, strategy == Strategy.Separate, resolution.placement());
    }

    private static void checkReferences(ModuleResolution resolution, Findings findings) {
        var subject = Subject.of(resolution.module());
        var database = resolution.module().getSpec().database();
        var surroundings = resolution.surroundings();
        if (resolution.cleaningUp()) {
            findings.miss(
                    ConditionReason.Deleting, "%s: what an earlier one left is still being removed; wait", subject);
        }
        if (database.strategy() != Strategy.None && resolution.server() == null) {
            findings.miss(
                    ConditionReason.ServerNotFound,
                    "%s: there is no database server %s; use one of: %s",
                    subject,
                    database.server(),
                    String.join(", ", surroundings.servers()));
        }
        if (surroundings.broker() == null) {
            findings.miss(
                    ConditionReason.ServerConfigurationInvalid,
                    "%s: Secret buildify-system/kafka is missing or incomplete; give it bootstrap, security-protocol, "
                            + "username and password",
                    subject);
        }
        if (surroundings.tokenKeys() == null) {
            findings.miss(
                    ConditionReason.ServerConfigurationInvalid,
                    "%s: ConfigMap buildify-system/buildify-token-keys is missing or incomplete; give it issuer, "
                            + "audience and jwks",
                    subject);
        }
    }

    private static void checkPrefix(ModuleResolution resolution, Findings findings) {
        if (resolution.prefixHolder() != null) {
            findings.refuse(
                    ConditionReason.PrefixConflict,
                    "%s: the older Module %s has api.prefix %s; choose another prefix",
                    Subject.of(resolution.module()),
                    resolution.prefixHolder(),
                    resolution.module().getSpec().api().prefix());
        }
    }

    /** Behind the CRD's own rule, which a release that is taken away and put back passes. */
    private static void checkImmutability(Module module, Findings findings) {
        if (module.getStatus() == null) {
            return;
        }
        for (var accepted : module.getStatus().releases()) {
            module.getSpec()
                    .release(accepted.version())
                    .filter(release -> !ReleaseHash.of(release).equals(accepted.hash()))
                    .ifPresent(release -> findings.refuse(
                            ConditionReason.ReleaseChanged,
                            "%s: release %s has been accepted and is immutable; undo the edit, and add a release "
                                    + "with a new version for what it changes",
                            Subject.of(module),
                            release.version()));
        }
    }

    private static void checkDataLocation(ModuleResolution resolution, Findings findings) {
        var placement = resolution.placement();
        var asked = resolution.module().getSpec().database();
        if (placement == null) {
            return;
        }
        var strategy = placement.separate() ? Strategy.Separate : Strategy.Shared;
        if (asked.strategy() != strategy || !asked.server().equals(placement.server())) {
            findings.refuse(
                    ConditionReason.DataMoveRequired,
                    "%s: its data is in database %s on server %s and cannot be moved yet; "
                            + "set spec.database to {strategy: %s, server: %s}",
                    Subject.of(resolution.module()),
                    placement.database(),
                    placement.server(),
                    strategy,
                    placement.server());
        }
    }
}
