package io.buildify.local.agent.probe;

import static io.buildify.local.agent.probe.ProbeTally.Verdict.Failing;
import static io.buildify.local.agent.probe.ProbeTally.Verdict.Passing;
import static io.buildify.local.agent.probe.ProbeTally.Verdict.Undecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.agent.probe.ProbeTally.Verdict;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import org.junit.jupiter.api.Test;

class ProbeTallyTest {

    @Test
    void byDefaultOneSuccessPassesAndThreeFailuresInARowFail() {
        assertThat(after("")).isEqualTo(Undecided);
        assertThat(after("+")).isEqualTo(Passing);
        assertThat(after("--")).isEqualTo(Undecided);
        assertThat(after("---")).isEqualTo(Failing);
        assertThat(after("+--")).isEqualTo(Passing);
        assertThat(after("+---")).isEqualTo(Failing);
        assertThat(after("--+--")).isEqualTo(Passing);
        assertThat(after("---+")).isEqualTo(Passing);
    }

    @Test
    void thresholdsCountResultsInARow() {
        var probe = new ProbeBuilder()
                .withSuccessThreshold(2)
                .withFailureThreshold(1)
                .build();

        assertThat(after("+", ProbeTally.of(probe))).isEqualTo(Undecided);
        assertThat(after("++", ProbeTally.of(probe))).isEqualTo(Passing);
        assertThat(after("++-", ProbeTally.of(probe))).isEqualTo(Failing);
        assertThat(after("++-+", ProbeTally.of(probe))).isEqualTo(Failing);
        assertThat(after("++-++", ProbeTally.of(probe))).isEqualTo(Passing);
    }

    private static Verdict after(String results) {
        return after(results, ProbeTally.of(new ProbeBuilder().build()));
    }

    private static Verdict after(String results, ProbeTally tally) {
        var now = tally;
        for (var result : results.toCharArray()) {
            now = now.with(result == '+');
        }
        return now.verdict();
    }
}
