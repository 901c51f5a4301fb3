package io.buildify.sdk.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.ConfigurationKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order, and how often, changes are told. */
class ConfigurationChangesTest {

    private static final ConfigurationKey ACME = ConfigurationKey.ofTenant("acme");
    private static final ConfigurationKey GLOBEX = ConfigurationKey.ofTenant("globex");

    private final List<Runnable> threads = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final ConfigurationChanges changes = new ConfigurationChanges(
            threads::add, (key, change) -> told.add(key + " " + text(change.before()) + text(change.after())));

    @Test
    void whatChangesAgainBeforeItIsToldIsOneChange() {
        add(ACME, "1", "2");
        add(GLOBEX, "a", "b");
        add(ACME, "2", "3");

        assertThat(told).isEmpty();
        assertThat(threads).hasSize(2);
        threads.forEach(Runnable::run);
        assertThat(told).containsExactly("acme 13", "globex ab");
    }

    @Test
    void whatChangesWhileItIsToldComesAfterwards() {
        ConfigurationChanges[] changing = new ConfigurationChanges[1];
        changing[0] = new ConfigurationChanges(threads::add, (key, change) -> {
            told.add(text(change.after()));
            if (told.size() == 1) {
                changing[0].add(key, change.after(), "3".getBytes(UTF_8));
            }
        });
        changing[0].add(ACME, "1".getBytes(UTF_8), "2".getBytes(UTF_8));

        threads.getFirst().run();

        assertThat(told).containsExactly("2", "3");
        assertThat(threads).hasSize(1);
    }

    @Test
    void aKeyThatWasToldBeginsAnew() {
        add(ACME, "1", "2");
        threads.removeFirst().run();
        add(ACME, "2", "3");
        threads.removeFirst().run();

        assertThat(told).containsExactly("acme 12", "acme 23");
    }

    private void add(ConfigurationKey key, String before, String after) {
        changes.add(key, before.getBytes(UTF_8), after.getBytes(UTF_8));
    }

    private static String text(byte[] value) {
        return new String(value, UTF_8);
    }
}
