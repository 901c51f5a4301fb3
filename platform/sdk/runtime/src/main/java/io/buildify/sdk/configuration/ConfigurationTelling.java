package io.buildify.sdk.configuration;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.sdk.scope.Scope;
import io.buildify.sdk.scope.ScopedWork;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Tells the module's listeners what changes in the configuration topic, a few scopes at a time. */
@Singleton
final class ConfigurationTelling {

    private static final Logger LOG = Logger.getLogger(ConfigurationTelling.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int AT_A_TIME = 4;

    private final ConfigurationTable table;
    private final ConfigurationBinding binding;
    private final ScopedWork scopedWork;
    private final List<ConfigurationListener> listeners;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_A_TIME,
            Thread.ofPlatform().name("configuration-listener-", 0).daemon().factory());

    ConfigurationTelling(
            ConfigurationTable table,
            ConfigurationBinding binding,
            ScopedWork scopedWork,
            @All List<ConfigurationListener> listeners) {
        this.table = table;
        this.binding = binding;
        this.scopedWork = scopedWork;
        this.listeners = listeners;
    }

    /** Before the table is filled. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!listeners.isEmpty()) {
            table.onChange(new ConfigurationChanges(threads, this::tell));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    private void tell(ConfigurationKey key, ConfigurationChanges.Change change) {
        ConfigurationRecord before = RecordFormat.readKnown(change.before());
        ConfigurationRecord after = RecordFormat.readKnown(change.after());
        if (!isServed(before) || !isServed(after) || Objects.equals(before.hash(), after.hash())) {
            return;
        }
        Scope scope = new Scope(key.tenant(), key.company());
        ConfigurationChange told = new ConfigurationChange(
                scope, new ServedConfiguration(before), new ServedConfiguration(after), binding);
        listeners.forEach(listener -> tell(listener, told));
    }

    private static boolean isServed(ConfigurationRecord record) {
        return Boolean.TRUE.equals(record.enabled());
    }

    private void tell(ConfigurationListener listener, ConfigurationChange change) {
        try {
            scopedWork
                    .in(
                            change.scope(),
                            "configuration",
                            () -> listener.changed(change).replaceWithVoid())
                    .await()
                    .atMost(LONGEST);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "%s has failed on a change of the configuration of %s, and is not told again: %s",
                    listener.getClass().getSimpleName(),
                    change.scope(),
                    e.getMessage());
        }
    }
}
