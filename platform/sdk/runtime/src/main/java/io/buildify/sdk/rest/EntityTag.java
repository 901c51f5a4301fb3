package io.buildify.sdk.rest;

/** PURE: the strong entity tag of a version: {@code "7"}, with its quotes. */
final class EntityTag {

    private EntityTag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }
}
