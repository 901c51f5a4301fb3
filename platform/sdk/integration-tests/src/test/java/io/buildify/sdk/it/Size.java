package io.buildify.sdk.it;

/** How much a test does: a share of it in every run of the tests, all of it in a soak ({@code ./buildify test --soak}). */
final class Size {

    private Size() {}

    /** So often does a tenant become dedicated and shared again. */
    static int ofFlips() {
        return isSoak() ? 20 : 2;
    }

    private static boolean isSoak() {
        return Boolean.getBoolean("buildify.soak");
    }
}
