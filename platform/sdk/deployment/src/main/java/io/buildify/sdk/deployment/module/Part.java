package io.buildify.sdk.deployment.module;

import java.util.List;

/** A part of a release that comes from the code. */
enum Part {
    SCHEMA("configuration", "schema"),
    FEATURES("features", "available"),
    PERMISSIONS("permissions"),
    PUBLISHES("events", "publishes"),
    SUBSCRIBES("events", "subscribes");

    private final List<String> path;

    Part(String... path) {
        this.path = List.of(path);
    }

    /** Where it stands in a release. */
    List<String> path() {
        return path;
    }

    @Override
    public String toString() {
        return String.join(".", path);
    }
}
