package io.buildify.operator.dependent;

import java.util.Comparator;

/** JSON Pointers (RFC 6901) in the order in which their targets can be removed one after the other. */
final class Pointers {
    static final Comparator<String> LAST_FIRST = Pointers::compare;

    private Pointers() {}

    static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static int compare(String left, String right) {
        String[] a = left.split("/");
        String[] b = right.split("/");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = segment(b[i], a[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(b.length, a.length);
    }

    private static int segment(String a, String b) {
        return isIndex(a) && isIndex(b) ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
    }

    private static boolean isIndex(String segment) {
        return !segment.isEmpty() && segment.length() < 10 && segment.chars().allMatch(Character::isDigit);
    }
}
