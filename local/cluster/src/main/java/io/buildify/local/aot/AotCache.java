package io.buildify.local.aot;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The AOT cache of one Java program at one place. The first process records what the cache is made
 * from; it is told to stop recording while it runs on, and the next start takes about half as long.
 *
 * @param folder holds {@code app.aot}, and {@code recording/} while a process records
 */
public record AotCache(Path folder) {

    /** Folder of the recording; whoever makes it records. */
    public static final String RECORDING = "recording";

    private static final String CACHE = "app.aot";

    /** Whether the next start can use it. */
    public boolean isReady() {
        return Files.exists(folder.resolve(CACHE));
    }

    /** Options of the virtual machine for the next start: use the cache, or record for it, or neither. */
    public List<String> options(boolean mayRecord) throws IOException {
        if (isReady()) {
            return List.of("-XX:AOTCache=" + folder.resolve(CACHE));
        }
        if (mayRecord && claim()) {
            return List.of("-XX:AOTCacheOutput=" + recording().resolve(CACHE), "-Xlog:aot=error");
        }
        return List.of();
    }

    /** Whether a process was started that records. */
    public boolean isRecording() {
        return !isReady() && Files.isDirectory(recording());
    }

    /**
     * Has the cache assembled while the process serves on, and puts it where the next start looks for
     * it. The virtual machine does this on command since 25.0.3; an older one says it does not know how.
     *
     * @return what went wrong; empty if the cache is there
     */
    public Optional<String> finish(long process) throws IOException, InterruptedException {
        Process command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        "AOT.end_recording"))
                .redirectErrorStream(true)
                .start();
        command.getOutputStream().close();
        String output = new String(command.getInputStream().readAllBytes()).strip();
        Path assembled = recording().resolve(CACHE);
        if (command.waitFor() != 0 || !output.contains("successfully") || !Files.exists(assembled)) {
            return Optional.of(output);
        }
        Files.move(assembled, folder.resolve(CACHE), StandardCopyOption.ATOMIC_MOVE);
        return Optional.empty();
    }

    private Path recording() {
        return folder.resolve(RECORDING);
    }

    private boolean claim() throws IOException {
        Files.createDirectories(folder);
        try {
            Files.createDirectory(recording());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
