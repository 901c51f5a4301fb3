package io.buildify.operator.cleanup;

import io.buildify.operator.plan.CleanupPlan;

/** Removes what one deleted node has left. */
public interface Cleanup {

    /**
     * Removes as much as can be removed now. May be called again after any failure or crash.
     *
     * @return whether nothing is left; otherwise it is asked again soon
     */
    boolean carryOut(CleanupPlan record);
}
