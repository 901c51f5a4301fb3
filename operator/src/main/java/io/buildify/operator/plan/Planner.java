package io.buildify.operator.plan;

import io.buildify.config.Schemas;
import io.buildify.crd.ConditionReason;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.CompanyResolution;
import io.buildify.operator.resolve.ModuleResolution;
import io.buildify.operator.resolve.TenantResolution;
import io.buildify.operator.resolve.Traces;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what should be for a node. A pure function; it remembers nothing but compiled schemas. */
public final class Planner {
    private final ModuleJudge modules;
    private final TenantJudge tenants;
    private final CompanyJudge companies;

    /** @param schemas where compiled schemas are kept */
    public Planner(Schemas schemas) {
        modules = new ModuleJudge(schemas);
        tenants = new TenantJudge(modules, schemas);
        companies = new CompanyJudge(tenants);
    }

    public NodePlan plan(ModuleResolution resolution) {
        return switch (modules.judge(resolution, null)) {
            case Judgement.Unsound unsound -> new NodePlan.Keep(unsound.problems());
            case Judgement.Sound sound -> NodePlans.ofModule(sound, resolution);
        };
    }

    public NodePlan plan(TenantResolution resolution) {
        if (isUnknown(resolution.traces())) {
            return undecided(Subject.of(resolution.resource()));
        }
        var spec = resolution.resource().getSpec();
        return switch (tenants.judge(resolution, null)) {
            case Judgement.Unsound unsound -> new NodePlan.Keep(unsound.problems());
            case Judgement.Sound sound -> {
                var traces = Objects.requireNonNull(resolution.traces());
                var module = Objects.requireNonNull(resolution.module());
                var interim = Interim.of(sound.footing(), traces, running -> tenants.judge(resolution, running));
                var publications = Publications.ofTenant(
                        sound.footing(),
                        interim,
                        traces,
                        spec.companies(),
                        module.serving(),
                        resolution.retainedCompanies());
                yield NodePlans.of(
                        sound,
                        interim,
                        resolution.resource(),
                        spec,
                        resolution.tenancy(),
                        traces,
                        module.published(),
                        publications);
            }
        };
    }

    public NodePlan plan(CompanyResolution resolution) {
        if (isUnknown(resolution.traces())) {
            return undecided(Subject.of(resolution.resource()));
        }
        var tenant = resolution.tenant();
        if (tenant == null) {
            return withoutParent(resolution);
        }
        return switch (companies.judge(resolution, tenant, null)) {
            case Judgement.Unsound unsound -> new NodePlan.Keep(unsound.problems());
            case Judgement.Sound sound -> {
                var traces = Objects.requireNonNull(resolution.traces());
                var interim =
                        Interim.of(sound.footing(), traces, running -> companies.judge(resolution, tenant, running));
                var publications = Publications.ofCompany(sound.footing(), interim, traces);
                var module = Objects.requireNonNull(tenant.module());
                yield NodePlans.of(
                        sound,
                        interim,
                        resolution.resource(),
                        resolution.resource().getSpec(),
                        resolution.tenancy(),
                        traces,
                        module.published(),
                        publications);
            }
        };
    }

    private static boolean isUnknown(@Nullable Traces traces) {
        return traces != null && !traces.known();
    }

    /** The records are the memory of what was accepted: deciding without them could move a node off its data. */
    private static NodePlan undecided(String subject) {
        return new NodePlan.Keep(List.of(Problem.notKnown(
                ConditionReason.KafkaUnreachable,
                subject
                        + ": the operator has not been able to read the configuration topics since it started; until then "
                        + "everything goes on as it is. " + ConditionReason.KafkaUnreachable.remedy())));
    }

    /** A company whose tenant does not use the module: nothing of it serves, its data stays. */
    private static NodePlan withoutParent(CompanyResolution resolution) {
        var spec = resolution.resource().getSpec();
        var findings = new Findings();
        var subject = Subject.of(resolution.resource());
        Tenancies.check(subject, resolution.tenancy(), findings);
        boolean isTenant = findings.isClean();
        findings.miss(
                ConditionReason.TenantModuleNotFound,
                "%s: there is no TenantModule %s in the namespace; create it, or correct spec.tenantModule",
                subject,
                spec.tenantModule());
        var traces = resolution.traces();
        if (traces == null || !isTenant) {
            return new NodePlan.Keep(findings.problems());
        }
        var node = NodeId.ofCompany(
                spec.tenantModule(), resolution.tenancy().known().orElseThrow(), spec.company());
        return new NodePlan.Rest(
                node,
                NodePlan.Rest.Cause.PARENT_MISSING,
                findings.problems(),
                null,
                null,
                null,
                null,
                Publications.withoutParent(node, traces),
                null);
    }
}
