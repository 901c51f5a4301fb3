package io.buildify.events;

import java.util.regex.Pattern;

/**
 * PURE: which event types a subscriber wants: a type, or {@code core.company.*}, where {@code *} is exactly
 * the last segment. The first segment is a publishing module's name.
 */
public record EventPattern(String text) {

    private static final Pattern SYNTAX =
            Pattern.compile("[a-z][-a-z0-9]*([.][a-z][-_a-z0-9]*)*[.]([a-z][-_a-z0-9]*|[*])");
    private static final Pattern TYPE = Pattern.compile("[a-z][-a-z0-9]*([.][a-z][-_a-z0-9]*)+");
    private static final int LONGEST = 128;

    /**
     * @throws IllegalArgumentException if the text is no pattern, with what one looks like
     */
    public EventPattern {
        if (text.length() > LONGEST || !SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no pattern of event types: write a type such as core.company.created, or core.company.* for any last segment; at most %d characters"
                            .formatted(text, LONGEST));
        }
    }

    /** Whether a text can be an event's type. */
    public static boolean isType(String text) {
        return text.length() <= LONGEST && TYPE.matcher(text).matches();
    }

    /** The module whose events these are. */
    public String publisher() {
        return CloudEvent.publisherOf(text);
    }

    public boolean matches(String type) {
        if (!text.endsWith("*")) {
            return text.equals(type);
        }
        String stem = text.substring(0, text.length() - 1);
        return type.length() > stem.length() && type.startsWith(stem) && type.indexOf('.', stem.length()) < 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
