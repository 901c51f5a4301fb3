package io.buildify.local.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.cache.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official releases, served from the loopback: right, damaged, incomplete, gone. */
class ReleaseDownloadTest {

    private static final String KUBERNETES = "/release/v1.36.3/bin/linux/amd64/";
    private static final String ETCD = "/etcd/v3.6.8/";
    private static final String ARCHIVE = "etcd-v3.6.8-linux-amd64.tar.gz";
    private static final Machine LINUX = new Machine("linux", "amd64");

    @TempDir
    private Path temporary;

    private Path folder;
    private FileServer site;

    @BeforeEach
    void publish() throws Exception {
        folder = Files.createDirectory(temporary.resolve("programs"));
        site = new FileServer();
        for (String name : List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl")) {
            byte[] program = script(name);
            site.put(KUBERNETES + name, program);
            site.put(KUBERNETES + name + ".sha256", FileServer.sha256(program));
        }
        byte[] archive = archive();
        site.put(ETCD + ARCHIVE, archive);
        site.put(ETCD + "SHA256SUMS", """
                %s  etcd-v3.6.8-darwin-amd64.zip
                %s  %s
                """.formatted("0".repeat(64), FileServer.sha256(archive), ARCHIVE));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void bringsEveryProgramOfThePinnedVersions() throws Exception {
        List<String> notes = new ArrayList<>();

        download(LINUX).provide(folder, notes::add);

        assertThat(new Binaries(folder).missing()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.tar.gz");
        for (String name : Binaries.NAMES) {
            Process process = new ProcessBuilder(folder.resolve(name).toString()).start();
            assertThat(process.inputReader().readLine()).isEqualTo("I am " + name);
        }
    }

    @Test
    void refusesAProgramThatIsNotTheOneThatWasPublished() {
        site.put(KUBERNETES + "kube-scheduler", script("a trojan horse"));

        assertThatThrownBy(() -> download(LINUX).provide(folder, note -> {}))
                .isInstanceOf(Unavailable.class)
                .hasMessageContainingAll("kube-scheduler", "SHA-256", "is not used");
        assertThat(folder.resolve("kube-scheduler")).doesNotExist();
    }

    @Test
    void refusesAnArchiveThatIsNotTheOneThatWasPublished() {
        site.put(ETCD + ARCHIVE, "not an archive");

        assertThatThrownBy(() -> download(LINUX).provide(folder, note -> {}))
                .isInstanceOf(Unavailable.class)
                .hasMessageContainingAll(ARCHIVE, "SHA-256");
        assertThat(folder.resolve("etcd")).doesNotExist();
    }

    @Test
    void refusesAnArchiveWithoutAChecksum() {
        site.put(ETCD + "SHA256SUMS", "");

        assertThatThrownBy(() -> download(LINUX).provide(folder, note -> {}))
                .isInstanceOf(Unavailable.class)
                .hasMessageContainingAll("SHA256SUMS", "does not list " + ARCHIVE);
    }

    @Test
    void saysWhichFileIsMissing() {
        site.remove(KUBERNETES + "kube-apiserver.sha256");

        assertThatThrownBy(() -> download(LINUX).provide(folder, note -> {}))
                .isInstanceOf(Unavailable.class)
                .hasMessage(site.url(KUBERNETES + "kube-apiserver.sha256") + " answers 404");
    }

    @Test
    void saysThatThereIsNoNetwork() {
        URI nowhere = site.url("");
        site.close();

        assertThatThrownBy(() -> new ReleaseDownload(source(), LINUX, new Release(nowhere, nowhere), new Downloads())
                        .provide(folder, note -> {}))
                .isInstanceOf(Unavailable.class)
                .hasMessageContainingAll(nowhere.toString(), "cannot be reached");
    }

    @Test
    void saysThatThereIsNothingToDownloadForMacOs() {
        assertThatThrownBy(() -> download(new Machine("darwin", "arm64")).provide(folder, note -> {}))
                .isInstanceOf(Unavailable.class)
                .hasMessage("Kubernetes publishes no API server for darwin-arm64");
    }

    private ReleaseDownload download(Machine machine) {
        return new ReleaseDownload(
                source(), machine, new Release(site.url("/release"), site.url("/etcd")), new Downloads());
    }

    private KubernetesSource source() {
        try {
            return TestSource.pinned(temporary.resolve("source"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] script(String name) {
        return ("#!/bin/sh\necho I am " + name + "\n").getBytes(UTF_8);
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (String name : List.of("README.md", "etcd", "etcdctl")) {
                byte[] content = script(name);
                TarArchiveEntry entry = new TarArchiveEntry("etcd-v3.6.8-linux-amd64/" + name);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
