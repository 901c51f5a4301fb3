package io.buildify.local.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    @TempDir
    private Path folder;

    private AotCache cache;

    @BeforeEach
    void write() throws IOException {
        cache = new AotCache(folder);
        new RunScript(List.of("echo", "-Xmx256m")).write(folder);
    }

    @Test
    void aFirstStartKnowsNoCache() throws Exception {
        assertThat(cache.isReady()).isFalse();
        assertThat(run("false")).isEqualTo("-Xmx256m -jar " + folder + "/app/quarkus-run.jar migrate");
    }

    @Test
    void aRunForPracticeIsToldWhereToWriteIt() throws Exception {
        assertThat(run("true")).startsWith("-Xmx256m -XX:AOTCacheOutput=" + folder + "/training.aot ");
    }

    @Test
    void whatARunForPracticeWroteIsUsedFromThenOn() throws Exception {
        Files.writeString(folder.resolve("training.aot"), "classes");

        assertThat(cache.accept()).isTrue();

        assertThat(cache.isReady()).isTrue();
        assertThat(run("false"))
                .startsWith("-Xmx256m -XX:AOTCache=" + folder + "/app.aot ")
                .endsWith("migrate");
    }

    @Test
    void aRunForPracticeThatWroteNothingChangesNothing() throws Exception {
        assertThat(cache.accept()).isFalse();
        assertThat(cache.isReady()).isFalse();
    }

    private String run(String training) throws Exception {
        ProcessBuilder script =
                new ProcessBuilder(folder.resolve(RunScript.NAME).toString(), "migrate");
        script.environment().put("BUILDIFY_AOT_TRAINING", training);
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
