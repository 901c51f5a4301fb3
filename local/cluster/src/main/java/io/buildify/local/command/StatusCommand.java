package io.buildify.local.command;

import io.buildify.local.control.ControlClient;
import io.buildify.local.control.PartState;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs. Ends with 0 if all does, 3 if not. */
@Command(name = "status", description = "Says what runs; ends with 3 if the cluster does not.")
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;

    private final PrintStream out = System.out;

    @Mixin
    private HomeOption homeOption = new HomeOption();

    @Override
    public Integer call() {
        Home home = homeOption.home();
        if (new SupervisorProcess(home).living().isEmpty()) {
            out.println("Nothing runs in " + home.root() + ". Start it with ./buildify up");
            return NOT_RUNNING;
        }
        ClusterDescription cluster = homeOption.description();
        List<PartState> parts = ControlClient.of(home, cluster).parts();
        parts.forEach(part -> out.printf(
                "  %-28s %-8s %s%n",
                part.name(),
                part.running() ? "running" : "down",
                part.restarts() == 0 ? "" : "started again " + part.restarts() + " times"));
        new Summary(home, cluster, false).print(out);
        return parts.stream().allMatch(PartState::running) ? 0 : NOT_RUNNING;
    }
}
