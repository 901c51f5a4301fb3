package io.buildify.operator.plan;

import io.buildify.config.Version;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Comparisons that a version must all pass, {@code >=1.2 <2}; one without an operator asks for equality. */
final class VersionRange {
    private static final Pattern COMPARISON = Pattern.compile("(=|>|>=|<|<=)?([0-9][^ ]*)");

    private final String text;

    VersionRange(String text) {
        this.text = text;
    }

    boolean contains(String version) {
        var candidate = Version.parse(version);
        return Arrays.stream(text.strip().split(" +")).allMatch(comparison -> passes(candidate, comparison));
    }

    private static boolean passes(Version candidate, String comparison) {
        var parts = COMPARISON.matcher(comparison);
        if (!parts.matches()) {
            return false;
        }
        int order = candidate.compareTo(Version.parse(parts.group(2)));
        return switch (parts.group(1)) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case null, default -> order == 0;
        };
    }
}
