package io.buildify.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    private Path parent;

    @Test
    void isNotThereAfterAFailureAndCompleteAfterTheNextTry() throws IOException {
        Path folder = parent.resolve("programs");

        assertThatThrownBy(() -> Folder.complete(folder, fresh -> {
                    Files.writeString(fresh.resolve("half"), "…");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(parent).isEmptyDirectory();

        Folder.complete(folder, fresh -> Files.writeString(fresh.resolve("whole"), "."));
        assertThat(folder.resolve("whole")).hasContent(".");
    }

    @Test
    void startsAnewWhereAKilledProgramStopped() throws IOException {
        Files.createDirectories(parent.resolve("programs.new/half"));

        Folder.complete(parent.resolve("programs"), fresh -> Files.writeString(fresh.resolve("whole"), "."));

        assertThat(parent.resolve("programs")).isDirectoryNotContaining("glob:**half");
        assertThat(parent.resolve("programs.new")).doesNotExist();
    }

    @Test
    void isMadeOnce() throws IOException {
        Folder.complete(parent.resolve("programs"), fresh -> {});

        Folder.complete(parent.resolve("programs"), fresh -> {
            throw new IOException("made twice");
        });
    }

    @Test
    void deletesLinksButNotWhatTheyPointTo() throws IOException {
        Path precious = Files.writeString(parent.resolve("precious"), "data");
        Path folder = Files.createDirectory(parent.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), precious);
        Files.createSymbolicLink(folder.resolve("dangling"), parent.resolve("nothing"));

        Folder.delete(folder);

        assertThat(folder).doesNotExist();
        assertThat(precious).hasContent("data");
    }

    @Test
    void purgeLeavesWhatAClusterDidNotWrite() throws IOException {
        Home home = new Home(parent);
        PrivateFile.write(home.credential("kafka"), "secret");
        Path foreign = Files.writeString(parent.resolve("thesis.txt"), "mine");

        home.purge();

        assertThat(parent).isDirectoryContaining(foreign::equals).isDirectoryNotContaining("glob:**credentials");
    }
}
