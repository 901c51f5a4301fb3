package io.buildify.local.agent.environment;

import java.util.Map;

/**
 * The {@code $(NAME)} references of Kubernetes: known names are replaced, unknown ones stay as they are, {@code $$} is
 * a dollar sign that starts no reference.
 */
record Expansion(Map<String, String> values) {

    String of(String text) {
        var result = new StringBuilder();
        var at = 0;
        while (at < text.length()) {
            var here = text.charAt(at);
            if (here != '$' || at + 1 == text.length()) {
                result.append(here);
                at++;
            } else if (text.charAt(at + 1) == '$') {
                result.append('$');
                at += 2;
            } else {
                at = reference(text, at, result);
            }
        }
        return result.toString();
    }

    private int reference(String text, int dollar, StringBuilder result) {
        var end = text.charAt(dollar + 1) == '(' ? text.indexOf(')', dollar) : -1;
        if (end < 0) {
            result.append('$');
            return dollar + 1;
        }
        var whole = text.substring(dollar, end + 1);
        result.append(values.getOrDefault(text.substring(dollar + 2, end), whole));
        return end + 1;
    }
}
