package io.buildify.operator.status;

/**
 * What came of applying a plan.
 *
 * @param database database, login and migration of the node's own instance
 * @param events topic, Kafka user and grants of the node's own instance
 * @param deployed whether the instance that serves the node is available in its release
 * @param available whether requests can be served now, by whichever release
 * @param published whether the node's configuration record is acknowledged by the broker
 * @param relieved whether requests go to the instance that the plan names, and not to the incumbent any more
 */
public record Outcome(Step database, Step events, Step deployed, boolean available, Step published, boolean relieved) {

    /** Whether an instance answers requests for the node, in the planned release or in the one before. */
    public boolean isServed() {
        return available || deployed.isDone();
    }

    /** Of a plan that changes nothing. */
    public static Outcome none() {
        return new Outcome(Step.notNeeded(), Step.notNeeded(), Step.notNeeded(), false, Step.notNeeded(), false);
    }
}
