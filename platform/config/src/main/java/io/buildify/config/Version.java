package io.buildify.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A version of SemVer 2.0.0, without build metadata.
 *
 * @param numbers major, minor and patch
 * @param preRelease identifiers after the dash; empty for a release
 */
public record Version(List<Long> numbers, List<String> preRelease) implements Comparable<Version> {
    private static final int NUMBERS = 3;
    private static final Comparator<String> IDENTIFIER = (left, right) -> {
        boolean leftNumber = left.matches("[0-9]+");
        boolean rightNumber = right.matches("[0-9]+");
        if (leftNumber && rightNumber) {
            return Comparator.comparing(String::length)
                    .thenComparing(Comparator.naturalOrder())
                    .compare(left, right);
        }
        return leftNumber == rightNumber ? left.compareTo(right) : leftNumber ? -1 : 1;
    };

    /** Reads a version; numbers that are left out are 0. The syntax is the CRDs' matter. */
    public static Version parse(String text) {
        int dash = text.indexOf('-');
        var core = dash < 0 ? text : text.substring(0, dash);
        var numbers = new ArrayList<Long>();
        for (var number : core.split("\\.")) {
            numbers.add(Long.parseLong(number));
        }
        while (numbers.size() < NUMBERS) {
            numbers.add(0L);
        }
        var preRelease =
                dash < 0 ? List.<String>of() : List.of(text.substring(dash + 1).split("\\."));
        return new Version(List.copyOf(numbers), preRelease);
    }

    @Override
    public int compareTo(Version other) {
        int order = compare(numbers, other.numbers, Comparator.naturalOrder());
        if (order != 0 || preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return order != 0 ? order : Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return compare(preRelease, other.preRelease, IDENTIFIER);
    }

    private static <T> int compare(List<T> left, List<T> right, Comparator<T> each) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = each.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
