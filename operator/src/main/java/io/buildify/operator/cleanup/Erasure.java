package io.buildify.operator.cleanup;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.apply.JobRuns;
import io.buildify.operator.event.EventRecorder;
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
    private final EventRecorder events;

    /** @param events where it is told, on the Module, what a module cannot erase: the node itself is gone */
    public Erasure(View view, Renderer renderer, JobRuns jobs, EventRecorder events) {
        this.view = view;
        this.renderer = renderer;
        this.jobs = jobs;
        this.events = events;
    }

    /** Whether the rows are gone, or the module has said that it cannot tell them apart: then they are retained. */
    boolean carryOut(ErasePlan plan) {
        var server = view.server(plan.database().server())
                .orElseThrow(() -> new ExternalException(
                        ConditionReason.ServerNotFound,
                        "Database server " + plan.database().server() + ": " + ConditionReason.ServerNotFound.meaning(),
                        null));
        var job = renderer.erasure(plan, server);
        if (view.placement(plan.owner().instance().value()).isEmpty()) {
            // the database has been dropped with its owner, and the rows with it
            jobs.remove(job);
            return true;
        }
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
                retained(plan, failed.line());
                jobs.remove(job);
                yield true;
            }
        };
    }

    private void retained(ErasePlan plan, String line) {
        String who = plan.company() == null ? plan.tenant() : plan.tenant() + "/" + plan.company();
        String message =
                "Rows of " + who + " are retained: " + line + ". " + ConditionReason.EraseNotSupported.remedy();
        LOG.warn(message);
        view.module(plan.owner().module())
                .ifPresent(it -> events.record(it, true, ConditionReason.EraseNotSupported.name(), message));
    }
}
