package io.buildify.local.agent.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run of a container: a file of at most a given size and the one before it ({@code .1}). Positions count
 * bytes since the run began, whatever was rotated away since. Readers wait for a writer in the same process, so nobody
 * polls.
 */
public final class LogFile implements Closeable {

    private final Path file;
    private final Path rotated;
    private final long limit;
    private @Nullable FileChannel writer;
    private long rotatedStart;
    private long currentStart;
    private long end;

    private LogFile(Path file, long limit) {
        this.file = file;
        this.rotated = file.resolveSibling(file.getFileName() + ".1");
        this.limit = limit;
    }

    /**
     * Starts a log.
     *
     * @param limit size in bytes at which the file is rotated
     */
    public static LogFile create(Path file, long limit) throws IOException {
        Files.createDirectories(file.getParent());
        var log = new LogFile(file, limit);
        Files.deleteIfExists(log.rotated);
        log.writer = log.open();
        return log;
    }

    /** A log that nobody writes any more, such as that of an earlier run. */
    public static LogFile finished(Path file) throws IOException {
        var log = new LogFile(file, Long.MAX_VALUE);
        log.currentStart = Files.exists(log.rotated) ? Files.size(log.rotated) : 0;
        log.end = log.currentStart + Files.size(file);
        return log;
    }

    /** Adds whole lines; ignored once closed. */
    synchronized void append(byte[] lines) throws IOException {
        var out = writer;
        if (out == null) {
            return;
        }
        if (end > currentStart && end - currentStart + lines.length > limit) {
            out.close();
            Files.move(file, rotated, StandardCopyOption.REPLACE_EXISTING);
            out = open();
            writer = out;
            rotatedStart = currentStart;
            currentStart = end;
        }
        var buffer = ByteBuffer.wrap(lines);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        end += lines.length;
        notifyAll();
    }

    /**
     * Reads what is kept at or after a position.
     *
     * @param wait whether to wait for more while the log is being written
     * @return the position after the bytes read; the same as given when there is nothing more
     */
    synchronized long read(long position, ByteBuffer into, boolean wait) throws IOException {
        while (wait && position >= end && writer != null) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while waiting for more of " + file, e);
            }
        }
        if (position >= end) {
            return position;
        }
        var from = Math.max(position, rotatedStart);
        return from < currentStart
                ? readFrom(rotated, from, rotatedStart, into)
                : readFrom(file, from, currentStart, into);
    }

    private static long readFrom(Path segment, long position, long start, ByteBuffer into) throws IOException {
        try (var in = FileChannel.open(segment)) {
            return position + Math.max(0, in.read(into, position - start));
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Ends the log: followers see its end. */
    @Override
    public synchronized void close() throws IOException {
        var out = writer;
        writer = null;
        notifyAll();
        if (out != null) {
            out.close();
        }
    }
}
