package io.buildify.sdk.configuration;

import io.buildify.sdk.environment.ModuleEnvironment;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Starts the follower with the process and ends it with it. */
@Singleton
final class ConfigurationFollowing {

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final ConfigurationFollower follower;
    private final Thread thread;

    ConfigurationFollowing(ModuleEnvironment environment, ConfigurationTable table, Clock clock) {
        follower = new ConfigurationFollower(
                environment.kafka(), environment.configurationTopic(), table, clock, ConfigurationFollower.Pace.NORMAL);
        thread = Thread.ofPlatform().name("configuration").daemon().unstarted(follower);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        follower.stop();
        thread.join(LONGEST_END);
    }
}
