package io.buildify.sdk.rest;

/** PURE: the strong entity tag of a version: {@code "7"}, with its quotes. */
public final class EntityTag {

    private EntityTag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
