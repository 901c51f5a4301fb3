package io.buildify.operator.story;

/** How much a test does: a share of it in every run of the tests, all of it in a soak ({@code ./buildify test --soak}). */
final class Size {
    private Size() {}

    /** So often is a process killed at each of its effects, before and after it by turns. Each kill takes 3 to 6 s, most of it a start. */
    static int ofKills() {
        return isSoak() ? 100 : 5;
    }

    /** So often is it killed at each kind of write to the API server. */
    static int ofApiKills() {
        return isSoak() ? 100 : 1;
    }

    private static boolean isSoak() {
        return Boolean.getBoolean("buildify.soak");
    }
}
