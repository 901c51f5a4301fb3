package io.buildify.operator.apply;

/** What a call to PostgreSQL or Kafka is about, as people are told. */
final class ExternalSubject {
    private ExternalSubject() {}

    /** @param owner the instance that owns the database */
    static String database(String owner) {
        return "Database of " + owner;
    }

    static String login(String instance) {
        return "Login of " + instance;
    }

    static String handover(String instance) {
        return "Where " + instance + " begins with events";
    }

    static String kafka(String instance) {
        return "Kafka topic and user of " + instance;
    }
}
