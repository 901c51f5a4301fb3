package io.buildify.sdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.buildify.sdk.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aCursorIsReadBack() {
        for (UUID id : List.of(new UUID(0, 0), new UUID(-1, -1), UUID.randomUUID())) {
            assertThat(Cursor.parse(Cursor.of(id))).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "' or 1=1 --", "AAAA", "0199-not-a-cursor"})
    void whatNoPageCanHaveGivenIsRefused(String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.parse(cursor))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }
}
