package io.buildify.local.agent.image;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of {@code ${name}} in {@code images.yaml}.
 *
 * @param values by name, such as {@code project}
 */
record Placeholders(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * The text with every placeholder replaced.
     *
     * @throws IllegalArgumentException when a placeholder is unknown, naming it and the known ones
     */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "unknown placeholder " + found.group() + "; known are " + new TreeSet<>(values.keySet()));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
