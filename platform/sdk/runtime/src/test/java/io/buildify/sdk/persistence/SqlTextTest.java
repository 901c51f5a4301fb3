package io.buildify.sdk.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.sdk.scope.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {

    /** {@link TenantPoolIT} tells them to a PostgreSQL. */
    static final List<String> NASTY = List.of(
            "",
            " ",
            "ann",
            "o'hara",
            "'",
            "''",
            "'; set local buildify.tenant = 'globex'; --",
            "\\",
            "\\\\",
            "\\'",
            "'\\",
            "\\'; set local buildify.tenant = 'globex'; --",
            "\\\\'; set local buildify.tenant = 'globex'; --",
            "\\x27 \\047 \\U00000027",
            "E'x'",
            "U&'\\0027'",
            "$1 $$ $x$ ${x} :x ? %s",
            "a\"b`c",
            "/* -- */",
            "\b\t\n\f\r\1\37\177",
            "Zoë ʼ ’ ＇ ﹜ ¿\\'",
            "😀",
            "\uffff\ufeff\ufffe",
            "x".repeat(64),
            "'\\".repeat(40_000));

    /** NUL, and half of a surrogate pair: no text of PostgreSQL's has them. */
    static final List<String> IMPOSSIBLE =
            List.of("\0", "ann\0", "a\0'; --", "\ud83d", "\ude00x", "\ude00\ud83d", "\ud83d'");

    @Test
    void isALiteralThatEndsWhereItEnds() {
        assertThat(SqlText.literal("")).isEqualTo("''");
        assertThat(SqlText.literal("ann")).isEqualTo("'ann'");
        assertThat(SqlText.literal("o'hara")).isEqualTo("'o''hara'");
        assertThat(SqlText.literal("'")).isEqualTo("''''");
        assertThat(SqlText.literal("a\\b")).isEqualTo("E'a\\\\b'");
        assertThat(SqlText.literal("\\'")).isEqualTo("E'\\\\'''");
    }

    @Test
    void whatPostgresqlHasNoTextForIsRefused() {
        for (String text : IMPOSSIBLE) {
            assertThatThrownBy(() -> SqlText.literal(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("correct where it comes from");
        }
    }

    @Test
    void aTransactionIsToldEverySetting() {
        assertThat(TenantSettings.of(new Scope("acme", "acme-de"), "o'hara"))
                .isEqualTo("set local buildify.tenant = 'acme'; set local buildify.company = 'acme-de';"
                        + " set local buildify.actor = 'o''hara'; set local buildify.system = ''");
        assertThat(TenantSettings.of(null, ""))
                .isEqualTo("set local buildify.tenant = ''; set local buildify.company = '';"
                        + " set local buildify.actor = ''; set local buildify.system = ''");
    }
}
