package io.buildify.operator.plan;

import io.buildify.config.Completeness;
import io.buildify.config.Tier;
import io.buildify.crd.ConditionReason;
import io.buildify.events.Reason;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.CompanyResolution;
import io.buildify.operator.resolve.TenantResolution;
import io.buildify.operator.resolve.Traces;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges a CompanyModule whose TenantModule is there. */
final class CompanyJudge {
    private final TenantJudge tenants;

    CompanyJudge(TenantJudge tenants) {
        this.tenants = tenants;
    }

    /** @param running judges as if it were at this release; null: at its tenant's */
    Judgement judge(CompanyResolution resolution, TenantResolution tenant, @Nullable String running) {
        var subject = Subject.of(resolution.resource());
        var findings = new Findings();
        Tenancies.check(subject, resolution.tenancy(), findings);
        var traces = resolution.traces();
        if (traces == null || !findings.isClean()) {
            return new Judgement.Unsound(subject, findings.problems());
        }
        return switch (tenants.judge(tenant, running)) {
            case Judgement.Unsound unsound -> Parents.notAccepted(subject, unsound);
            case Judgement.Sound sound -> judge(resolution, tenant, sound.footing(), traces, findings);
        };
    }

    private Judgement judge(
            CompanyResolution resolution, TenantResolution tenant, Footing above, Traces traces, Findings findings) {
        var resource = resolution.resource();
        var spec = resource.getSpec();
        var subject = Subject.of(resource);
        var node = NodeId.ofCompany(
                spec.tenantModule(), resolution.tenancy().known().orElseThrow(), spec.company());
        Occupancy.check(subject, node, traces, findings);
        if (!findings.isClean()) {
            return new Judgement.Unsound(subject, findings.problems());
        }
        var surroundings = Objects.requireNonNull(tenant.module()).surroundings();
        var home = new Homes(subject, traces, resolution.server(), surroundings)
                .of(node, spec.database(), above.home(), findings);
        var on = features(resolution, above, traces, findings);
        var layers = Configurations.and(above.layers(), Tier.COMPANY, resource, spec);
        var configuration = Configurations.evaluate(above.schema(), layers, Completeness.SERVED, findings);
        if (!findings.isClean()) {
            return new Judgement.Unsound(subject, findings.problems());
        }
        var footing = new Footing(
                node,
                above,
                above.module(),
                above.release(),
                above.schema(),
                layers,
                on,
                above.offered(),
                above.off() != null ? above.off() : spec.enabled() ? null : Reason.COMPANY_DISABLED,
                Ownership.isAsked(spec),
                home,
                Settings.of(configuration.orElseThrow(), on),
                Sources.and(above.sources(), resource));
        return new Judgement.Sound(footing, findings.warnings());
    }

    private static List<String> features(
            CompanyResolution resolution, Footing above, Traces traces, Findings findings) {
        var subject = Subject.of(resolution.resource());
        var asked = resolution.resource().getSpec().features();
        var features = new FeatureSet(above.module().getSpec(), above.release());
        boolean acceptedBefore = Sources.wasAccepted(resolution.resource(), traces);
        var names = Stream.of(asked.enabled(), asked.disabled()).flatMap(List::stream);
        features.checkKnown(subject, names, acceptedBefore, findings);
        asked.enabled().stream()
                .filter(features.available()::contains)
                .filter(name -> !above.offered().contains(name))
                .forEach(name -> notOffered(subject, name, above, acceptedBefore, findings));
        var bound =
                features.available().stream().filter(above.offered()::contains).toList();
        return FeatureSet.change(above.features(), asked.enabled(), asked.disabled(), bound);
    }

    /** A tenant that takes an offer back does not make its companies' resources invalid. */
    private static void notOffered(
            String subject, String feature, Footing above, boolean acceptedBefore, Findings findings) {
        var message = "%s: feature %s is not offered by tenant %s; add it to spec.features.offered of TenantModule %s, "
                + "or take it away here";
        Object[] arguments = {
            subject, feature, above.node().tenant(), above.node().module()
        };
        if (acceptedBefore) {
            findings.warn(ConditionReason.FeatureNotOffered, message, arguments);
        } else {
            findings.refuse(ConditionReason.FeatureNotOffered, message, arguments);
        }
    }
}
