package io.buildify.operator.external;

/** How much a test does: a share of it in every run of the tests, all of it in a soak ({@code ./buildify test --soak}). */
public final class Size {
    private Size() {}

    /** So many instances does a test of a fleet have. */
    public static int ofFleet() {
        return isSoak() ? 2_000 : 100;
    }

    private static boolean isSoak() {
        return Boolean.getBoolean("buildify.soak");
    }
}
