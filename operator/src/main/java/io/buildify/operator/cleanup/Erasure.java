package io.buildify.operator.cleanup;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.apply.JobRuns;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.plan.ErasePlan;
import io.buildify.operator.render.Renderer;
import io.buildify.operator.resolve.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the module itself delete one tenant's or company's rows from a database that others use too. */
public final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final View view;
    private final Renderer renderer;
    private final JobRuns jobs;

    public Erasure(View view, Renderer renderer, JobRuns jobs) {
        this.view = view;
        this.renderer = renderer;
        this.jobs = jobs;
    }

    /** Whether the rows are gone, or the module has said that it cannot tell them apart: then they are retained. */
    boolean carryOut(ErasePlan plan) {
        var server = view.server(plan.database().server())
                .orElseThrow(() -> new ExternalException(
                        ConditionReason.ServerNotFound,
                        "Database server " + plan.database().server() + ": " + ConditionReason.ServerNotFound.meaning(),
                        null));
        var job = renderer.erasure(plan, server);
        return switch (jobs.run(job)) {
            case JobRuns.Run.Underway underway -> false;
            case JobRuns.Run.Completed completed -> {
                jobs.remove(job);
                yield true;
            }
            case JobRuns.Run.Failed failed -> {
                if (!failed.line().startsWith(ConditionReason.EraseNotSupported.name())) {
                    throw new IllegalStateException(
                            "Job " + plan.job() + " could not erase rows of " + plan.tenant() + ": " + failed.line());
                }
                LOG.warn("Rows of {} are retained. {}", plan.tenant(), failed.line());
                jobs.remove(job);
                yield true;
            }
        };
    }
}
