package io.buildify.sdk.event;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How events are moved and handled. */
@ConfigMapping(prefix = "buildify.events")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface EventSettings {

    /** Relays in this process; each takes its share of the 16 buckets of keys. */
    @WithDefault("1")
    int relays();

    /** Handlers that run at the same time; each holds a database connection. */
    @WithDefault("6")
    int concurrency();

    /** How long a handler may take. */
    @WithDefault("60s")
    Duration handlerTimeout();

    /** How long a failing event is tried again in place, before it is parked with its key. */
    @WithDefault("10s")
    Duration inPlace();

    /** When a parked event is tried again; after the last it goes to the dead-letter topic. */
    @WithDefault("10s,30s,1m,5m,15m,1h,3h,12h")
    List<Duration> parkedDelays();

    /** How often it is looked whether the module is on again where events wait for that. */
    @WithDefault("15s")
    Duration whileOff();

    /** How often parked events are looked for. */
    @WithDefault("1s")
    Duration parkedPoll();

    /** Events that are on their way to one receiver at the same time. */
    @WithDefault("4")
    int receiverConcurrency();

    /** Events that are on their way to all receivers of one tenant at the same time. */
    @WithDefault("16")
    int receiversOfTenant();

    /** Events that are on their way to receivers at the same time; a tenant with none always has its turn. */
    @WithDefault("200")
    int receiversOfAll();

    /** How long Kafka waits for a process that is silent before others take its partitions. */
    @WithDefault("15s")
    Duration sessionTimeout();

    /** How long the inbox remembers what was handled; longer than topics keep events. */
    @WithDefault("8d")
    Duration inboxRetention();

    /** How often the inbox is tidied. */
    @WithDefault("10m")
    Duration tidying();

    /** How often outbox and inbox are measured. */
    @WithDefault("15s")
    Duration measuring();
}
