package io.buildify.local.command;

import io.buildify.events.EventPattern;
import io.buildify.local.event.EventFilter;
import io.buildify.local.event.EventReport;
import io.buildify.local.event.EventTopics;
import io.buildify.local.event.ParkedEvents;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Credentials;
import io.buildify.local.kafka.AdministratorClient;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which events a command is about, where they are, and how they are shown. */
final class EventOptions {

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--tenant", paramLabel = "<id>", description = "Whose events.")
    private @Nullable String tenant;

    @Option(names = "--module", paramLabel = "<name>", description = "The module that published them.")
    private @Nullable String module;

    @Option(
            names = "--type",
            paramLabel = "<pattern>",
            description = "Their type: core.company.created, core.company.*")
    private @Nullable String type;

    @Option(
            names = "--since",
            paramLabel = "<moment>",
            converter = MomentArgument.class,
            description = "What happened then or later: 15m, 2d, 2026-11-27T20:00:00Z.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "<moment>",
            converter = MomentArgument.class,
            description = "What happened before.")
    private @Nullable Instant until;

    @Option(names = "--json", description = "One JSON object a line, for programs.")
    private boolean json;

    EventFilter filter() {
        try {
            return new EventFilter(tenant, module, type == null ? null : new EventPattern(type), since, until);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("--type " + e.getMessage());
        }
    }

    EventReport report() {
        return new EventReport(System.out, json);
    }

    EventTopics topics() {
        return new EventTopics(AdministratorClient.settings(running(), password("kafka")));
    }

    ParkedEvents parked() {
        ClusterDescription cluster = running();
        return new ParkedEvents(database -> DriverManager.getConnection(
                cluster.jdbcUrl(database), ClusterDescription.POSTGRESQL_ADMINISTRATOR, password("postgresql")));
    }

    private ClusterDescription running() {
        ClusterDescription cluster = home.description();
        if (new SupervisorProcess(home.home()).living().isEmpty()) {
            throw new CommandFailed("Nothing runs in " + home.home().root() + ". Start it with ./buildify up");
        }
        return cluster;
    }

    private String password(String part) {
        return new Credentials(home.home(), new SecureRandom()).password(part);
    }
}
