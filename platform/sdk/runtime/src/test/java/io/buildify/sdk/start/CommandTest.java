package io.buildify.sdk.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void argumentsNameACommand() {
        assertThat(Command.of()).isEqualTo(new Command.Serve());
        assertThat(Command.of("migrate")).isEqualTo(new Command.Migrate());
        assertThat(Command.of("erase", "acme")).isEqualTo(new Command.Erase("acme", null));
        assertThat(Command.of("erase", "acme", "acme-de")).isEqualTo(new Command.Erase("acme", "acme-de"));
    }

    @Test
    void othersAreUnknown() {
        for (List<String> arguments : List.of(
                List.of("serve"), List.of("erase"), List.of("migrate", "now"), List.of("erase", "a", "b", "c"))) {
            assertThat(Command.of(arguments.toArray(String[]::new))).isEqualTo(new Command.Unknown(arguments));
        }
    }
}
