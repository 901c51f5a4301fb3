package io.buildify.operator.external;

/** Every kind of change that the operator makes in PostgreSQL and Kafka. Each is timed, and can be where it dies. */
public enum Effect {
    ROLES_CORRECT("database.roles.correct"),
    DATABASE_CREATE("database.create"),
    CONTRACT_INSTALL("database.contract.install"),
    SCHEMA_CORRECT("database.schema.correct"),
    LOGIN_CORRECT("database.login.correct"),
    LOGIN_CLOSE("database.login.close"),
    LOGIN_DROP("database.login.drop"),
    SCHEMA_DROP("database.schema.drop"),
    DATABASE_DROP("database.drop"),
    ROLES_DROP("database.roles.drop"),

    TOPIC_CREATE("kafka.topic.create"),
    TOPIC_CONFIGURE("kafka.topic.configure"),
    USER_WRITE("kafka.user.write"),
    ACCESS_GRANT("kafka.access.grant"),
    ACCESS_REVOKE("kafka.access.revoke"),
    GROUP_DELETE("kafka.group.delete"),
    USER_DELETE("kafka.user.delete"),
    TOPIC_DELETE("kafka.topic.delete"),
    CONFIGURATION_PUBLISH("kafka.configuration.publish");

    private final String kind;

    Effect(String kind) {
        this.kind = kind;
    }

    /** Value of the timer's tag {@code kind}. */
    public String kind() {
        return kind;
    }

    /** The fault point right before the change is asked for. */
    public String before() {
        return kind + ".before";
    }

    /** The fault point right after the change is acknowledged, before anything remembers it. */
    public String after() {
        return kind + ".after";
    }
}
