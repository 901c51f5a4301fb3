package io.buildify.local;

import io.buildify.local.command.DownCommand;
import io.buildify.local.command.EventsCommand;
import io.buildify.local.command.StatusCommand;
import io.buildify.local.command.SuperviseCommand;
import io.buildify.local.command.TestDataCommand;
import io.buildify.local.command.TokenCommand;
import io.buildify.local.command.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The local cluster's program; people call it through {@code ./buildify}. */
@Command(
        name = "buildify",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            EventsCommand.class,
            TestDataCommand.class,
            SuperviseCommand.class
        },
        description = "Runs Buildify on this machine: a real control plane, PostgreSQL and Kafka, without Docker.")
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    command.getErr().println("buildify: " + exception.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(arguments));
    }
}
