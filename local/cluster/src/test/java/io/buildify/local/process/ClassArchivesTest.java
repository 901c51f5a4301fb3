package io.buildify.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchivesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void thoseOfEarlierBuildsGoButTheOnesUsedLast() throws IOException {
        var archives = new ClassArchives(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        Path own = archives.of("kafka");
        made(own, 0);
        List.of(1, 2, 3).forEach(it -> made(folder.resolve("kafka-%08d.jsa".formatted(it)), it));
        made(folder.resolve("other-00000000.jsa"), 0);

        assertThat(archives.of("kafka")).as("the same build").isEqualTo(own);

        assertThat(names())
                .containsExactlyInAnyOrder(
                        own.getFileName().toString(), "kafka-00000002.jsa", "kafka-00000003.jsa", "other-00000000.jsa");
    }

    @Test
    void aFolderThatIsNotThereIsNoError() {
        Path none = folder.resolve("none");

        assertThat(new ClassArchives(none, Clock.systemUTC()).of("kafka").getParent())
                .isEqualTo(none);
    }

    private static void made(Path archive, int age) {
        try {
            Files.writeString(archive, "");
            Files.setLastModifiedTime(archive, FileTime.from(NOW.minusSeconds(100 - age)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(it -> it.getFileName().toString()).toList();
        }
    }
}
