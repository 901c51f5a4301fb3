package io.buildify.sdk.deployment.schema;

/** What a value is to the constraints. */
enum Kind {
    STRING,
    INTEGER,
    /** A number that is not exact. */
    NUMBER,
    /** An exact decimal, written as a number or as text. */
    DECIMAL,
    BOOLEAN,
    ARRAY,
    OBJECT,
    RECORD,
    /** A type whose schema says it all. */
    OTHER;

    boolean isNumeric() {
        return this == INTEGER || this == NUMBER || this == DECIMAL;
    }
}
