package io.buildify.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON as people write it down, compared with what comes: {@code …} is any value, {@code {name}} the same one each time. */
final class Likeness {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> known = new HashMap<>();

    void know(String name, String value) {
        known.put(name, value);
    }

    /** With each name replaced by what it stands for. */
    String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(known.getOrDefault(match.group(1), match.group())));
    }

    void same(String shown, JsonNode actual) {
        same(Published.json(shown.getBytes(UTF_8)), actual, shown);
    }

    private void same(JsonNode shown, JsonNode actual, String where) {
        if (shown.isObject()) {
            assertThat(names(actual)).as("%s is answered by %s", where, actual).isEqualTo(names(shown));
            shown.fieldNames().forEachRemaining(name -> same(shown.path(name), actual.path(name), where));
        } else if (shown.isArray()) {
            assertThat(actual).as(where).hasSameSizeAs(shown);
            for (int index = 0; index < shown.size(); index++) {
                same(shown.path(index), actual.path(index), where);
            }
        } else if (shown.isTextual()) {
            text(shown.asText(), actual, where);
        } else {
            assertThat(actual).as(where).isEqualTo(shown);
        }
    }

    private void text(String shown, JsonNode actual, String where) {
        assertThat(actual.isTextual()).as("%s is a text in %s", actual, where).isTrue();
        Matcher name = NAME.matcher(shown);
        if (name.matches()) {
            known.putIfAbsent(name.group(1), actual.asText());
        }
        if (!shown.equals("…")) {
            assertThat(actual.asText()).as(where).isEqualTo(filled(shown));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
