package io.buildify.operator.status;

/**
 * What came of applying a plan.
 *
 * @param database database, login and migration of the node's own instance
 * @param events topic, Kafka user and grants of the node's own instance
 * @param deployed whether the instance that serves the node is available in its release
 * @param published whether the node's configuration record is acknowledged by the broker
 */
public record Outcome(Step database, Step events, Step deployed, Step published) {

    /** Of a plan that changes nothing. */
    public static Outcome none() {
        return new Outcome(Step.notNeeded(), Step.notNeeded(), Step.notNeeded(), Step.notNeeded());
    }
}
