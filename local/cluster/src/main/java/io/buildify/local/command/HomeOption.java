package io.buildify.local.command;

import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which cluster a command is about. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "<folder>",
            defaultValue = "${env:BUILDIFY_HOME:-.buildify}",
            description = "The cluster's folder; BUILDIFY_HOME names it too (default: .buildify).")
    private Path folder = Path.of(".buildify");

    Home home() {
        return new Home(folder);
    }

    /** What is written about the cluster; fails if none was ever started there. */
    ClusterDescription description() {
        return ClusterDescription.read(home())
                .orElseThrow(
                        () -> new CommandFailed(home().root() + " holds no cluster yet. Start one with ./buildify up"));
    }
}
