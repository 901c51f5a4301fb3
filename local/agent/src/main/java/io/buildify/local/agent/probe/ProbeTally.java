package io.buildify.local.agent.probe;

import io.fabric8.kubernetes.api.model.Probe;

/**
 * Counts results of one probe in a row and says what they amount to. Pure: every result gives a new tally.
 *
 * @param successThreshold successes in a row that make it pass
 * @param failureThreshold failures in a row that make it fail
 * @param verdict what holds now
 * @param inARow equal results since the last different one
 * @param lastSucceeded which results those are
 */
record ProbeTally(int successThreshold, int failureThreshold, Verdict verdict, int inARow, boolean lastSucceeded) {

    enum Verdict {
        Undecided,
        Passing,
        Failing
    }

    static ProbeTally of(Probe probe) {
        return new ProbeTally(
                orDefault(probe.getSuccessThreshold(), 1),
                orDefault(probe.getFailureThreshold(), 3),
                Verdict.Undecided,
                0,
                false);
    }

    /** The tally after one more result. */
    ProbeTally with(boolean success) {
        var row = success == lastSucceeded ? inARow + 1 : 1;
        var next = verdict;
        if (success && row >= successThreshold) {
            next = Verdict.Passing;
        } else if (!success && row >= failureThreshold) {
            next = Verdict.Failing;
        }
        return new ProbeTally(successThreshold, failureThreshold, next, row, success);
    }

    private static int orDefault(Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
