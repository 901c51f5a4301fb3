package io.buildify.local.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several clusters each JVM gets one, which another has until it ends. */
class TestHomeTest {

    @TempDir
    private Path folder;

    @Test
    void aClusterThatAnotherJvmHasIsLeftAlone() throws Exception {
        Home first = home("first");
        Home second = home("second");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        first.root().toString(),
                        second.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo(first.root().toString());

            assertThat(TestHome.chosen(List.of(first, second))).isEqualTo(second);

            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
            assertThat(TestHome.chosen(List.of(first, home("third")))).isEqualTo(first);
        } finally {
            other.destroyForcibly();
            System.clearProperty("buildify.test.home");
        }
    }

    @Test
    void theOnlyOneIsShared() {
        Home only = new Home(folder.resolve("only"));

        assertThat(TestHome.chosen(List.of(only))).isEqualTo(only);
        assertThat(only.root()).doesNotExist();
    }

    private Home home(String name) throws Exception {
        return new Home(Files.createDirectories(folder.resolve(name)));
    }

    /** Chooses among the clusters of its arguments, says which, and ends when its input does. */
    static final class OtherJvm {
        private OtherJvm() {}

        public static void main(String[] homes) throws Exception {
            Home chosen = TestHome.chosen(List.of(new Home(Path.of(homes[0])), new Home(Path.of(homes[1]))));
            System.out.println(chosen.root());
            System.in.read();
        }
    }
}
