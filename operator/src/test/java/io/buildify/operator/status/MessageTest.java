package io.buildify.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @Test
    void leavesAloneWhatFits() {
        assertThat(Message.bounded("x".repeat(1024))).isEqualTo("x".repeat(1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "😀"})
    void cutsAtACharactersBorder(String character) {
        var message = Message.bounded(character.repeat(1025));

        assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1018, 1024);
        assertThat(message).endsWith("…");
        assertThat(message.replace(character, "")).isEqualTo("…");
    }
}
