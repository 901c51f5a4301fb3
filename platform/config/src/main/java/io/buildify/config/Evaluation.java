package io.buildify.config;

import java.util.List;

/** What comes out of putting layers together under a schema. */
public sealed interface Evaluation {

    /** Every rule holds. */
    record Accepted(EffectiveConfiguration configuration) implements Evaluation {}

    /**
     * Something is wrong.
     *
     * @param problems at least one, in the order of the layers
     */
    record Refused(List<Problem> problems) implements Evaluation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Merges the layers and checks the result.
     *
     * @param schema the release's schema
     * @param layers from the most general tier to the most specific, at least one
     * @param completeness whether required keys must be there
     */
    static Evaluation of(ConfigurationSchema schema, List<Layer> layers, Completeness completeness) {
        return new Evaluator(schema, completeness).evaluate(layers);
    }
}
