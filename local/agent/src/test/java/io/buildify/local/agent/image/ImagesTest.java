package io.buildify.local.agent.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {

    @TempDir
    Path folder;

    @Test
    void theFirstEntryThatMatchesStandsForAnImage() throws Exception {
        var images = catalogue("""
                images:
                - image: buildify/financial:2.*
                  command: ["${java.home}/bin/java", -jar, two.jar]
                - image: buildify/*
                  command: [any]
                  args: [serve]
                  env: {LANG: C.UTF-8}
                """);

        assertThat(images.find("buildify/financial:2.1").entrypoint())
                .containsExactly("/jdk/bin/java", "-jar", "two.jar");
        var other = images.find("buildify/financial:1.0");
        assertThat(other.entrypoint()).containsExactly("any");
        assertThat(other.arguments()).containsExactly("serve");
        assertThat(other.environment()).isEqualTo(Map.of("LANG", "C.UTF-8"));
    }

    @Test
    void anUnknownImageIsToldWithTheFileToChange() throws Exception {
        var images = catalogue("images: []\n");

        assertThatThrownBy(() -> images.find("nosuch/thing:1"))
                .isInstanceOf(ImageMissing.class)
                .hasMessage("no entry of %s matches image \"nosuch/thing:1\": add one with the command that runs it"
                        .formatted(file()));
    }

    @Test
    void anArtifactThatWasNotBuiltIsToldWithTheCommandThatBuildsIt() throws Exception {
        var images = catalogue("""
                images:
                - image: buildify/crm
                  command: [java, -jar, "${repository}/crm.jar"]
                  requires: ["${repository}/crm.jar"]
                  build: ./buildify build
                """);

        assertThatThrownBy(() -> images.find("buildify/crm:1"))
                .hasMessage(
                        "image \"buildify/crm:1\" needs %s/crm.jar, which does not exist: build it with ./buildify build"
                                .formatted(folder));
        Files.createFile(folder.resolve("crm.jar"));
        assertThat(images.find("buildify/crm:1").entrypoint()).endsWith(folder + "/crm.jar");
    }

    @Test
    void anUnknownPlaceholderNamesTheKnownOnes() throws Exception {
        var images = catalogue("images: [{image: x, command: [\"${home}/x\"]}]\n");

        assertThatThrownBy(() -> images.find("x"))
                .hasMessageContaining("unknown placeholder ${home}; known are [java.home, repository]");
    }

    @Test
    void aFileThatIsNotACatalogueIsToldSo() throws Exception {
        assertThatThrownBy(
                        () -> catalogue("images: [{image: x, comand: [y]}]\n").find("x"))
                .isInstanceOf(ImageMissing.class)
                .hasMessageContaining("is not a list of images")
                .hasMessageContaining("comand");
    }

    @Test
    void aChangeOfTheFileIsSeen() throws Exception {
        var images = catalogue("images: []\n");
        assertThatThrownBy(() -> images.find("x")).isInstanceOf(ImageMissing.class);

        Files.writeString(file(), "images: [{image: x, command: [y]}]\n");
        Files.setLastModifiedTime(file(), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(images.find("x").entrypoint()).containsExactly("y");
    }

    private Images catalogue(String content) throws IOException {
        Files.writeString(file(), content);
        return new Images(file(), Map.of("repository", folder.toString(), "java.home", "/jdk"));
    }

    private Path file() {
        return folder.resolve("images.yaml");
    }
}
