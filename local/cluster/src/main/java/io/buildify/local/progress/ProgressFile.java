package io.buildify.local.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.local.progress.ProgressEvent.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Tells the progress as lines of JSON in a file that others follow. */
public final class ProgressFile implements Progress {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Clock clock;
    private long began;

    public ProgressFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.began = clock.millis();
    }

    @Override
    public <T> T produce(String name, Production<T> production) throws Exception {
        long start = clock.millis();
        tell(new ProgressEvent(name, State.STARTED, 0, null));
        try {
            T result = production.produce(text -> tell(new ProgressEvent(name, State.WORKING, since(start), text)));
            tell(new ProgressEvent(name, State.DONE, since(start), null));
            return result;
        } catch (Exception e) {
            tell(new ProgressEvent(name, State.FAILED, since(start), e.getMessage()));
            throw e;
        }
    }

    /** Forgets what was told before. */
    public synchronized void begin() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        began = clock.millis();
    }

    /** Everything serves. */
    public void done() {
        tell(new ProgressEvent("", State.DONE, since(began), null));
    }

    /** The start as a whole has failed. */
    public void failed(@Nullable String reason) {
        tell(new ProgressEvent("", State.FAILED, since(began), reason));
    }

    /** The cluster runs on, but not everything on it serves. */
    public void unfinished(@Nullable String reason) {
        tell(new ProgressEvent("", State.UNFINISHED, since(began), reason));
    }

    private long since(long start) {
        return clock.millis() - start;
    }

    private synchronized void tell(ProgressEvent event) {
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(event) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
