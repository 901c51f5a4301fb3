package io.buildify.sdk.environment;

import java.util.Arrays;

/** The environment variables of a module's process, as in docs/module-contract.md. */
public enum Variable {
    BUILDIFY_MODULE("the module's name", Source.OPERATOR),
    BUILDIFY_INSTANCE("this instance's id", Source.OPERATOR),
    BUILDIFY_RELEASE("the release that this process runs, such as 1.0.0", Source.OPERATOR),
    BUILDIFY_API_PREFIX("the path that requests arrive with, such as /api/v1/financial", Source.OPERATOR),
    BUILDIFY_DATABASE_URL("postgresql://host:port/database", Source.OPERATOR),
    BUILDIFY_DATABASE_SCHEMA("the module's schema in that database", Source.OPERATOR),
    BUILDIFY_DATABASE_USERNAME("the database login", Source.SECRET),
    BUILDIFY_DATABASE_PASSWORD("the password of the database login", Source.SECRET),
    BUILDIFY_SEALING_KEYS("the keys that tenants' secrets are sealed with, in Base64", Source.SECRET),
    BUILDIFY_KAFKA_BOOTSTRAP("host:port of Kafka brokers", Source.OPERATOR),
    BUILDIFY_KAFKA_SECURITY_PROTOCOL("SASL_PLAINTEXT or SASL_SSL", Source.OPERATOR),
    BUILDIFY_KAFKA_USERNAME("the SCRAM user", Source.SECRET),
    BUILDIFY_KAFKA_PASSWORD("the password of the SCRAM user", Source.SECRET),
    BUILDIFY_CONFIGURATION_TOPIC("the topic with the configuration of all that this instance serves", Source.OPERATOR),
    BUILDIFY_TOKEN_ISSUER("what the claim iss of a token must be", Source.TOKEN_KEYS),
    BUILDIFY_TOKEN_AUDIENCE("what the claim aud of a token must be", Source.TOKEN_KEYS),
    BUILDIFY_TOKEN_KEYS("the JSON Web Key Set that tokens are verified with", Source.TOKEN_KEYS),

    BUILDIFY_EVENTS_TOPIC("the topic of the module's own events", Source.PUBLISHES),
    BUILDIFY_EVENTS_SUBSCRIPTIONS(
            "the publishing modules and their topics, core=buildify.events.core,…", Source.SUBSCRIBES),
    BUILDIFY_EVENTS_PATTERNS("the types that the release subscribes to, core.company.*,…", Source.SUBSCRIBES),
    BUILDIFY_EVENTS_GROUP("the consumer group of this instance", Source.SUBSCRIBES),
    BUILDIFY_EVENTS_DEAD_LETTER_TOPIC("the topic for events that could not be handled", Source.SUBSCRIBES),
    BUILDIFY_EVENTS_WHEN_DISABLED("Skip or Park", Source.SUBSCRIBES);

    private final String meaning;
    private final Source source;

    Variable(String meaning, Source source) {
        this.meaning = meaning;
        this.source = source;
    }

    /** Those that every serving process needs; the others are there when the release declares events. */
    static Variable[] always() {
        return Arrays.stream(values())
                .filter(variable -> variable.source != Source.PUBLISHES && variable.source != Source.SUBSCRIBES)
                .toArray(Variable[]::new);
    }

    /** What is missing, what it means and where it comes from; one line. */
    String absence() {
        return "%s is not set: %s; %s".formatted(name(), meaning, source.remedy);
    }

    private enum Source {
        OPERATOR("the operator sets it on the pod"),
        SECRET("the operator takes it from the instance's Secret"),
        TOKEN_KEYS("the operator takes it from ConfigMap buildify-token-keys"),
        PUBLISHES("the operator sets it when the release declares events.publishes"),
        SUBSCRIBES("the operator sets it when the release declares events.subscribes");

        private final String remedy;

        Source(String remedy) {
            this.remedy = remedy;
        }
    }
}
