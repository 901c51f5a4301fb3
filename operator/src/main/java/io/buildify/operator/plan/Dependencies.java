package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;
import io.buildify.crd.Release;
import io.buildify.crd.TenantModule;
import io.buildify.operator.resolve.DependencyResolution;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a tenant has the modules that a release needs. */
final class Dependencies {
    private Dependencies() {}

    /**
     * Finds what is missing: an error for a node that was never in effect, else only worth a warning.
     *
     * @param found what the tenant has, by module
     * @param inEffect whether the node has been accepted before
     */
    static void check(
            String subject,
            Release release,
            Map<String, DependencyResolution> found,
            boolean inEffect,
            Findings findings) {
        for (var needed : release.dependencies()) {
            lack(found.get(needed.module()), needed).ifPresent(lack -> {
                if (inEffect) {
                    findings.warn(
                            ConditionReason.DependencyDisabled,
                            "%s needs module %s, which %s; enable it, or expect the functions that need it to fail",
                            subject,
                            needed.module(),
                            lack);
                } else {
                    findings.refuse(
                            ConditionReason.DependencyMissing,
                            "%s needs module %s, which %s; create or correct TenantModule %s",
                            subject,
                            name(needed),
                            lack,
                            needed.module());
                }
            });
        }
    }

    /** Why a dependency is not fulfilled, or empty when it is. */
    private static Optional<String> lack(@Nullable DependencyResolution found, Release.Dependency needed) {
        var other = found == null ? null : found.tenantModule();
        if (found == null || other == null || other.getMetadata().getDeletionTimestamp() != null) {
            return Optional.of("the tenant does not have");
        }
        if (!other.getSpec().enabled()) {
            return Optional.of("is switched off");
        }
        if (!isAccepted(other)) {
            return Optional.of("is not accepted");
        }
        var version = Optional.ofNullable(other.getSpec().version()).orElse(found.stable());
        boolean fits =
                needed.version() == null || (version != null && new VersionRange(needed.version()).contains(version));
        return fits ? Optional.empty() : Optional.of("is at version " + version);
    }

    private static boolean isAccepted(TenantModule other) {
        return Optional.ofNullable(other.getStatus())
                .flatMap(status -> status.condition(ConditionType.Accepted))
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    private static String name(Release.Dependency needed) {
        return needed.version() == null ? needed.module() : needed.module() + " " + needed.version();
    }
}
