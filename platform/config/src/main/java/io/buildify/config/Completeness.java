package io.buildify.config;

/** Whether keys that the schema requires must be there. */
public enum Completeness {
    /** Somebody is served with this configuration: the whole schema holds. */
    SERVED,
    /** More tiers follow before anybody is served: what is missing may still come. */
    PARTIAL
}
