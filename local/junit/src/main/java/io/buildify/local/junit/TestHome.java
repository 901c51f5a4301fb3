package io.buildify.local.junit;

import io.buildify.local.home.Home;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Where the cluster of this JVM is. */
final class TestHome {

    /** Names a cluster's folder; also how the class loaders of one JVM share the cluster that the first one got. */
    private static final String PROPERTY = "buildify.test.home";

    /** Names a cluster's folder, or several with a colon between them, of which this JVM gets one for itself. */
    private static final String VARIABLE = "BUILDIFY_TEST_HOME";

    private static final String LOCK = "tests.lock";
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private TestHome() {}

    /** The folder of the cluster that was named. */
    static Optional<Home> named() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(name -> !name.isBlank())
                .map(names -> chosen(Stream.of(names.split(File.pathSeparator))
                        .map(name -> new Home(Path.of(name)))
                        .toList()));
    }

    /** From now on it is that one, for all class loaders. */
    static void name(Home home) {
        System.setProperty(PROPERTY, home.root().toString());
    }

    /** One is shared with whoever names it too. Of several, this JVM has one until it ends, since tests stop its parts. */
    static Home chosen(List<Home> homes) {
        if (homes.size() == 1) {
            return homes.getFirst();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (Home home : homes) {
                if (isTaken(home)) {
                    name(home);
                    return home;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new IllegalStateException(
                "Other tests have had each of the clusters in %s for %d minutes; name one more, or run fewer"
                        .formatted(homes, PATIENCE.toMinutes()));
    }

    /** Takes it, if no other JVM has it. */
    private static boolean isTaken(Home home) {
        try {
            FileChannel channel =
                    FileChannel.open(home.root().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            // held, and not collected as garbage, until then
            Runtime.getRuntime().addShutdownHook(new Thread(() -> release(lock), "end-of-test-lock"));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
