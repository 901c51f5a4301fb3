package io.buildify.local.agent;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The agent's folder, held by one agent at a time: it ends the processes it finds there. */
final class AgentFolder implements Closeable {

    private final FileChannel channel;

    private AgentFolder(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException when another agent holds it */
    static AgentFolder hold(Path folder) throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("Another node agent works in " + folder + ": stop it or choose another folder");
        }
        return new AgentFolder(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
