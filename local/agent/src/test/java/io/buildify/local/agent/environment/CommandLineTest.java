package io.buildify.local.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.agent.image.ProcessImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    /** The table of "Define a Command and Arguments for a Container" in Kubernetes' documentation. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: c                              | ep-1 foo bar",
                "{name: c, command: [ep-2]}           | ep-2",
                "{name: c, args: [zoo, boo]}          | ep-1 zoo boo",
                "{name: c, command: [ep-2], args: [zoo, boo]} | ep-2 zoo boo",
            })
    void commandAndArgsReplaceEntrypointAndCmd(String container, String words) throws Exception {
        assertThat(words(image(List.of("ep-1"), List.of("foo", "bar")), container))
                .isEqualTo(words);
    }

    @Test
    void referencesAndMountPathsAreReplacedInTheContainersOwnWords() throws Exception {
        var words = words(
                image(List.of("run", "$(PORT)", "/etc/tls"), List.of()),
                "{name: c, args: [\"--port=$(PORT)\", \"--cert=/etc/tls/x\"]}");

        assertThat(words).isEqualTo("run $(PORT) /etc/tls --port=23456 --cert=/volumes/tls/x");
    }

    @Test
    void somebodyMustSayWhatToRun() {
        assertThatThrownBy(() -> words(image(List.of(), List.of()), "name: c"))
                .isInstanceOf(MissingReference.class)
                .hasMessage("no command specified: neither container \"c\" nor images.yaml://x has one");
    }

    private static String words(ProcessImage image, String container) throws MissingReference {
        var line = CommandLine.of(
                image,
                PodFixture.container(container),
                Map.of("PORT", "23456"),
                text -> text.replace("/etc/tls", "/volumes/tls"));
        return String.join(" ", line.words());
    }

    private static ProcessImage image(List<String> entrypoint, List<String> arguments) {
        return new ProcessImage("images.yaml://x", entrypoint, arguments, null, Map.of());
    }
}
