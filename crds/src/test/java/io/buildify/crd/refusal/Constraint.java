package io.buildify.crd.refusal;

import java.util.Map;

/**
 * Something that a CRD refuses.
 *
 * @param kind of the resource
 * @param path of the field in the schema, {@code spec.releases[].env[].name}; {@code *} stands for any key of a map
 * @param keyword of the schema that refuses; {@code rule} for CEL
 * @param detail the message of a rule; empty otherwise
 */
record Constraint(String kind, String path, String keyword, String detail) {
    static final String RULE = "rule";

    /**
     * Whether errors that are expected at a field come from this constraint.
     *
     * @param field as the API server names it, {@code spec.releases[0].env[1].name}
     * @param messages keyword -> message; that of a rule is complete, and enough to know it, as rules report elsewhere than
     *     where they stand
     */
    boolean explains(String field, Map<String, String> messages) {
        return keyword.equals(RULE)
                ? detail.equals(messages.get(RULE))
                : messages.containsKey(keyword) && isAbout(field);
    }

    private boolean isAbout(String field) {
        String pattern = ("\\Q" + path + "\\E").replace("*", "\\E[^.\\[]+\\Q");
        return field.replaceAll("\\[[^]]*]", "[]").matches(pattern);
    }

    @Override
    public String toString() {
        return keyword.equals(RULE) ? kind + " rule '" + detail + "'" : kind + " " + path + " " + keyword;
    }
}
