package io.buildify.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.cache.Cache;
import io.buildify.local.process.PartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryLocatorTest {

    private static final BinarySource COMPLETE = (folder, note) -> {
        for (String name : Binaries.NAMES) {
            Path program = Files.writeString(folder.resolve(name), "");
            program.toFile().setExecutable(true);
        }
    };
    private static final BinarySource NO_GO = (folder, note) -> {
        throw new Unavailable("there is no Go on the PATH");
    };
    private static final BinarySource NO_NETWORK = (folder, note) -> {
        throw new Unavailable("https://dl.k8s.io cannot be reached");
    };

    @TempDir
    private Path folder;

    @Test
    void takesTheGivenFolder() throws Exception {
        COMPLETE.provide(folder, note -> {});

        Binaries binaries = locator(folder, NO_GO).locate(note -> {});

        assertThat(binaries.folder()).isEqualTo(folder);
    }

    @Test
    void saysWhatTheGivenFolderLacks() throws Exception {
        COMPLETE.provide(folder, note -> {});
        Files.delete(folder.resolve("etcd"));

        assertThatThrownBy(() -> locator(folder, COMPLETE).locate(note -> {}))
                .isInstanceOf(PartFailed.class)
                .hasMessageContainingAll("BUILDIFY_KUBE_BIN", folder.toString(), "lacks etcd");
    }

    @Test
    void keepsWhatItGot() {
        List<String> calls = new ArrayList<>();
        BinarySource counted = (fresh, note) -> {
            calls.add("call");
            COMPLETE.provide(fresh, note);
        };

        Binaries first = locator(null, counted).locate(note -> {});
        Binaries second = locator(null, counted).locate(note -> {});

        assertThat(second).isEqualTo(first);
        assertThat(calls).hasSize(1);
    }

    @Test
    void triesTheNextWay() {
        BinarySource halfway = (fresh, note) -> {
            Files.writeString(fresh.resolve("rubble"), "");
            throw new Unavailable("Go cannot build it");
        };

        Binaries binaries = locator(null, halfway, COMPLETE).locate(note -> {});

        assertThat(binaries.missing()).isEmpty();
        assertThat(binaries.folder()).isDirectoryNotContaining("glob:**rubble");
    }

    @Test
    void namesEveryWayThatFailedAndWhatToDo() {
        assertThatThrownBy(() -> locator(null, NO_GO, NO_NETWORK).locate(note -> {}))
                .isInstanceOf(PartFailed.class)
                .hasMessageContainingAll(
                        "there is no Go on the PATH",
                        "https://dl.k8s.io cannot be reached",
                        "Install Go",
                        "BUILDIFY_KUBE_BIN");
    }

    @Test
    void startsAnewAfterAnInterruption() {
        BinarySource interrupted = (fresh, note) -> {
            Files.writeString(fresh.resolve("etcd"), "half");
            throw new IOException("No space left on device");
        };
        assertThatThrownBy(() -> locator(null, interrupted).locate(note -> {}))
                .hasMessageContainingAll("No space left on device", folder.toString());

        assertThat(locator(null, COMPLETE).locate(note -> {}).missing()).isEmpty();
    }

    @Test
    void buildsWithTheGoOfThisMachine() throws Exception {
        KubernetesSource source = TestSource.in(folder.resolve("source"), """
                package main
                import ("fmt"; "os"; "path/filepath")
                func main() { fmt.Println("I am " + filepath.Base(os.Args[0])) }
                """);
        Path programs = Files.createDirectory(folder.resolve("programs"));

        new GoBuild(source, "v1.36.3", "go", folder.resolve("go.log")).provide(programs, note -> {});

        assertThat(new Binaries(programs).missing()).isEmpty();
        Process process = new ProcessBuilder(programs.resolve("kube-scheduler").toString()).start();
        assertThat(process.inputReader().readLine()).isEqualTo("I am kube-scheduler");
    }

    @Test
    void saysWhatGoSaid() throws Exception {
        KubernetesSource source = TestSource.in(folder.resolve("source"), "package main\nfunc main() { nonsense() }\n");

        assertThatThrownBy(() ->
                        new GoBuild(source, "v1.36.3", "go", folder.resolve("go.log")).provide(folder, note -> {}))
                .isInstanceOf(Unavailable.class)
                .hasMessageContainingAll("undefined: nonsense", "go.log");
    }

    @Test
    void saysThatThereIsNoGo() throws Exception {
        KubernetesSource source = TestSource.in(folder.resolve("source"), "package main\n");

        assertThatThrownBy(() -> new GoBuild(source, "v1.36.3", "no-such-go", folder.resolve("go.log"))
                        .provide(folder, note -> {}))
                .isInstanceOf(Unavailable.class)
                .hasMessage("there is no Go on the PATH");
    }

    private BinaryLocator locator(@org.jspecify.annotations.Nullable Path given, BinarySource... sources) {
        return new BinaryLocator(given, new Cache(folder.resolve("cache")), "kubernetes-test", List.of(sources));
    }
}
