package io.buildify.sdk.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts inside SQL, for the few statements that take no parameters. */
final class SqlText {

    private SqlText() {}

    /**
     * The text as a literal of PostgreSQL's, which means the same whatever {@code standard_conforming_strings} is: with a
     * backslash in it, it is written as {@code E'…'}.
     *
     * @throws IllegalArgumentException if PostgreSQL could not take the text as it is: a NUL would end the statement, and
     *     half of a surrogate pair would arrive as another character
     */
    static String literal(String text) {
        if (text.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("A text for PostgreSQL has a NUL or half of a surrogate pair in it,"
                    + " which no text there can have; correct where it comes from");
        }
        String quoted = "'" + text.replace("'", "''") + "'";
        return quoted.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
