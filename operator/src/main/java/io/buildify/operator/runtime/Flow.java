package io.buildify.operator.runtime;

import io.buildify.operator.apply.NodeApply;
import io.buildify.operator.apply.ServedNodes;
import io.buildify.operator.cleanup.CleanupRecords;
import io.buildify.operator.cleanup.CleanupWorker;
import io.buildify.operator.plan.Planner;
import io.buildify.operator.resolve.Resolver;
import io.buildify.operator.tenancy.Adoption;
import io.buildify.operator.watch.Catalogue;
import io.buildify.operator.watch.Changes;
import java.time.Clock;

/**
 * What all reconcilers go through: resolve, plan, render and apply, status.
 *
 * @param catalogue all custom resources
 * @param resolver looks up what a resource refers to
 * @param planner decides what should be
 * @param apply renders it and carries it out
 * @param reporter writes what came of it
 * @param cleanup removes what a deleted resource leaves
 * @param records of what is to be removed
 * @param served who is served by whom
 * @param changes what is passed on to resources below
 * @param tenants who holds which tenant
 * @param replay the reading of the topics after a start
 * @param clock the time
 */
public record Flow(
        Catalogue catalogue,
        Resolver resolver,
        Planner planner,
        NodeApply apply,
        Reporter reporter,
        CleanupWorker cleanup,
        CleanupRecords records,
        ServedNodes served,
        Changes changes,
        Adoption tenants,
        Replay replay,
        Clock clock) {}
