package io.buildify.local.command;

import io.buildify.local.home.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops exactly what {@code up} started, also after a crash. */
@Command(name = "down", description = "Stops the cluster; data is kept.")
public final class DownCommand implements Callable<Integer> {

    private final PrintStream out = System.out;

    @Mixin
    private HomeOption homeOption = new HomeOption();

    @Option(names = "--purge", description = "Removes the data too.")
    private boolean purge;

    @Override
    public Integer call() throws IOException {
        Home home = homeOption.home();
        int ended = new SupervisorProcess(home).end();
        out.println(
                ended == 0 ? "Nothing runs in " + home.root() + "." : "Stopped the cluster in " + home.root() + ".");
        if (purge) {
            home.purge();
            out.println("Removed its data.");
        } else if (ended > 0) {
            out.println("Data is kept; ./buildify down --purge removes it.");
        }
        return 0;
    }
}
