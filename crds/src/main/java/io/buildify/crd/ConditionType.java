package io.buildify.crd;

/** The conditions of Buildify's resources; a fixed vocabulary. */
public enum ConditionType {
    Accepted("The resource is valid and in effect. False: nothing changed, what was accepted before still serves."),
    ResolvedRefs("Everything that the resource names exists: tenant, module, server."),
    DatabaseReady("The database, schema and login of the node's own instance are there, and migrated to its release."),
    EventsReady("Topics, Kafka user and grants of the node's own instance are there."),
    Deployed("The instance that serves the node is available in the release that it should run."),
    Ready(
            "The node's record is acknowledged by the broker and its serving instance is available, or it is switched off."),
    Reconciling("The operator is still working on it, and will go on by itself. Only present while it is."),
    Stalled("The operator cannot go on until a person does something. Only present while it is so.");

    private final String meaning;

    ConditionType(String meaning) {
        this.meaning = meaning;
    }

    /** What the condition says, for people. */
    public String meaning() {
        return meaning;
    }
}
