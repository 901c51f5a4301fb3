package io.buildify.crd;

/**
 * Why a condition has its status; a fixed vocabulary. The name is the {@code reason} on the wire; the condition's
 * message names the subject and repeats the remedy for the case at hand.
 */
public enum ConditionReason {
    // As it should be
    Valid("The resource is valid and in effect.", "None needed."),
    Resolved("Everything that the resource names exists.", "None needed."),
    Provisioned("It exists as it should.", "None needed."),
    NotNeeded("The node has no instance of its own, or the module has no such part.", "None needed."),
    Available("The instance is available in the release that it should run.", "None needed."),
    Serving("Requests are served with the effective configuration.", "None needed."),
    Registered(
            "The Module is in the catalogue; nothing runs while nobody is served by its shared instance.",
            "None needed."),
    Disabled("The node, or one above it, is switched off. Its data is kept.", "Set spec.enabled to true to use it."),

    // Under way
    Provisioning("Database, login, topics or grants are being made.", "Wait."),
    Migrating("The migration Job of the release is running.", "Wait; its log is that of the Job named in the message."),
    RolloutQueued("As many instances as allowed are rolling out; this one is in the queue.", "Wait."),
    RollingOut("Pods of the release are starting.", "Wait."),
    Publishing("The effective configuration is on its way to the instance.", "Wait."),
    Deleting("The resource is being deleted.", "Wait."),

    // Not accepted: the resource
    NullNotSupported(
            "A configuration value is null, which the API server does not keep reliably.",
            "Name the key in spec.unset instead."),
    ConfigurationTooLarge(
            "The effective configuration is over 64 KiB or deeper than 16 levels.",
            "Shorten it; keep documents elsewhere and configure their address."),
    ConfigurationInvalid(
            "The effective configuration does not match the release's schema.",
            "Correct the key that the message names, in the resource that it names."),
    SchemaInvalid("The release's schema is not a valid JSON Schema 2020-12.", "Correct it in a new release."),
    TierNotAllowed(
            "A key is set by a tier that may not set it (x-buildify-tiers).",
            "Set it in a tier that the message names."),
    NumberOutOfRange(
            "A number is beyond ±(2^53-1), which the API server does not keep exactly.", "Write it as a string."),
    FeatureUnknown("A feature is not available in the release.", "Use one of those that the message lists."),
    FeatureNotOffered(
            "A company turns on a feature that its tenant does not offer.",
            "Add it to spec.features.offered of the TenantModule, or take it away here."),
    FeatureRetired(
            "A feature that was available is not in this release; it is ignored.", "Take it away when convenient."),
    VersionNeedsOwnDatabase(
            "A version is pinned by a node that shares its database with others.",
            "Take the pin away, or give the node database.strategy Separate."),
    DataMoveRequired(
            "The node's data is in another database than the one asked for; moving data is not supported yet.",
            "Set spec.database back to what it was."),
    DependencyMissing(
            "The module needs another that the tenant has not enabled and accepted in the range asked for.",
            "Enable the module that the message names."),
    DependencyDisabled(
            "A module that this one needs has been switched off; this one goes on.",
            "Enable it again, or expect the functions that need it to fail."),
    PrefixConflict("An older Module has the same api.prefix.", "Choose another prefix."),
    ReleaseChanged(
            "A release that was accepted has been edited; releases are immutable.",
            "Undo the edit and add a release with a new version."),
    IdentifierConflict(
            "Another node has the same instance id: the hashes of two names collide.",
            "Rename one of the two that the message names."),
    ParentNotAccepted(
            "The resource above is not accepted; this node keeps what it had.",
            "Correct the resource that the message names."),

    // Not resolved: what it names
    ModuleNotFound(
            "There is no Module of this name.", "Ask a platform engineer to register it, or correct spec.module."),
    TenantModuleNotFound(
            "There is no TenantModule of this name in the namespace.", "Create it, or correct spec.tenantModule."),
    VersionNotFound("The Module has no release of this version.", "Use one of those that the message lists."),
    TenantLabelMissing(
            "The namespace has no label buildify.io/tenant, or one that is not a tenant id.",
            "Ask a platform engineer to label the namespace."),
    TenantConflict(
            "Another namespace holds this tenant id, or the label has changed; what runs stays.",
            "Restore the label, or ask a platform engineer to set buildify.io/adopt on the tenant's claim."),
    NoPublisher(
            "A type of event that the release subscribes to is published by no registered module.",
            "None needed if the publisher comes later; else register it, or correct the subscription in a new release."),
    ServerNotFound(
            "The operator knows no database server of this name.",
            "Use one of those that the message lists, or ask a platform engineer to add it."),
    ServerConfigurationInvalid(
            "The Secret of the database server or of Kafka lacks a key or holds an invalid value.",
            "Ask a platform engineer to correct the Secret that the message names."),

    // Not provisioned
    DatabaseUnreachable(
            "The database server does not answer; tried again with back-off.",
            "Bring the server that the message names back."),
    DatabaseRefused(
            "The database server refused a statement.",
            "Give the administrator of its Secret the right that the message names."),
    DatabaseConflict(
            "A database, schema or role of this name exists and is not this node's.",
            "Remove or rename it, or adopt it as the message says."),
    MigrationFailed(
            "The migration Job failed; the version before serves on.",
            "Correct the migration in a new release, or the data that it stumbled over; the message ends with its last line."),
    KafkaUnreachable("The Kafka broker does not answer; tried again with back-off.", "Bring the broker back."),
    KafkaRefused(
            "The Kafka broker refused a request.", "Give the operator's Kafka user the right that the message names."),
    EraseNotSupported(
            "The module cannot erase one tenant's rows in a shared database; its data is retained.",
            "Add buildify.protect to its migrations, or set deletionPolicy Retain."),

    // Not deployed
    ImagePullFailed(
            "The image cannot be pulled.", "Correct the image in a new release, or give the cluster access to it."),
    CrashLooping(
            "The process ends again and again; the message ends with its last line.", "Correct what that line says."),
    NotReadyInTime(
            "The process runs but has not become ready in time.",
            "Look at its log; readiness needs its configuration, its database and Kafka."),
    PodRefused(
            "The cluster does not admit or schedule the instance's pod.",
            "Correct what the message says, mostly resources or quota."),

    // What bars it all
    InUse("TenantModules still refer to the Module; it serves until the last is gone.", "Delete them first."),
    OperatorFailed(
            "The operator met an error that it does not know; tried again with back-off.",
            "Report it with the operator's log at the time of the condition.");

    private final String meaning;
    private final String remedy;

    ConditionReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What is the case, for people. */
    public String meaning() {
        return meaning;
    }

    /** What a person can do about it. */
    public String remedy() {
        return remedy;
    }
}
