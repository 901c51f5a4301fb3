package io.buildify.local.controlplane;

import io.buildify.local.cache.Machine;
import io.buildify.local.progress.Progress.Note;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Downloads the official releases and checks them against the checksums that are published beside them. */
record ReleaseDownload(KubernetesSource source, Machine machine, Release release, Downloads downloads)
        implements BinarySource {

    private static final List<String> KUBERNETES =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl");

    @Override
    public void provide(Path folder, Note note) throws Unavailable, IOException {
        if (!machine.system().equals("linux")) {
            throw new Unavailable("Kubernetes publishes no API server for " + machine);
        }
        String version = source.kubernetesVersion();
        for (String name : KUBERNETES) {
            URI program = release.program(version, machine, name);
            String checksum = downloads.text(URI.create(program + ".sha256"));
            downloads.file(program, firstWord(checksum), folder.resolve(name), note);
            makeExecutable(folder.resolve(name));
        }
        etcd(folder, note);
    }

    private void etcd(Path folder, Note note) throws Unavailable, IOException {
        String version = source.etcdVersion();
        URI archive = release.etcdArchive(version, machine);
        String name = Path.of(archive.getPath()).getFileName().toString();
        String checksum = downloads
                .text(release.etcdChecksums(version))
                .lines()
                .filter(line -> line.endsWith(" " + name))
                .map(ReleaseDownload::firstWord)
                .findFirst()
                .orElseThrow(() -> new Unavailable(release.etcdChecksums(version) + " does not list " + name));
        Path downloaded = folder.resolve(name);
        downloads.file(archive, checksum, downloaded, note);
        extract(downloaded, Release.etcdFolder(version, machine) + "/etcd", folder.resolve("etcd"));
        Files.delete(downloaded);
        makeExecutable(folder.resolve("etcd"));
    }

    private static void extract(Path archive, String entryName, Path target) throws IOException, Unavailable {
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(entryName)) {
                    Files.copy(tar, target);
                    return;
                }
            }
        }
        throw new Unavailable(archive.getFileName() + " holds no " + entryName);
    }

    private static String firstWord(String line) {
        return line.strip().split("\\s+", 2)[0];
    }

    private static void makeExecutable(Path program) throws IOException {
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
