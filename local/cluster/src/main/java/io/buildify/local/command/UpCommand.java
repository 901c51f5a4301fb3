package io.buildify.local.command;

import io.buildify.local.control.ControlClient;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.DiskSpace;
import io.buildify.local.home.Home;
import io.buildify.local.home.PortChoice;
import io.buildify.local.home.PortOwner;
import io.buildify.local.process.LogTail;
import io.buildify.local.progress.ProgressEvent;
import io.buildify.local.progress.ProgressEvent.State;
import io.buildify.local.progress.ProgressFollower;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the cluster, or finds it running; returns once everything serves. */
@Command(name = "up", description = "Starts Buildify with the quickstart and returns once everything serves.")
public final class UpCommand implements Callable<Integer> {

    private final PrintStream out = System.out;

    @Mixin
    private HomeOption homeOption = new HomeOption();

    @Mixin
    private ExtentOptions extent = new ExtentOptions();

    @Option(names = "--foreground", description = "Stays attached: Ctrl-C stops the cluster.")
    private boolean foreground;

    @Override
    public Integer call() throws IOException {
        Home home = homeOption.home();
        SupervisorProcess supervisor = new SupervisorProcess(home);
        try (HomeLock _ = HomeLock.acquire(home, out)) {
            Optional<ProcessHandle> running = supervisor.living();
            if (running.isPresent()) {
                renew(home);
                follow(home, supervisor, running.get());
            } else {
                prepare(home, supervisor);
                start(home, supervisor);
            }
        }
        new Summary(home, homeOption.description(), extent.platform()).print(out);
        if (foreground) {
            stayWith(supervisor);
        }
        return 0;
    }

    private void renew(Home home) {
        ClusterDescription cluster = homeOption.description();
        if (extent.platform() && extent.port() != cluster.ports().gateway() && extent.isPortGiven()) {
            throw new CommandFailed("The cluster in " + home.root() + " runs already, with its gateway on port "
                    + cluster.ports().gateway() + ". Stop it first to change the port: ./buildify down");
        }
        out.println("The cluster in " + home.root() + " runs already; bringing it up to date.");
        ControlClient.of(home, cluster).deploy();
    }

    private void start(Home home, SupervisorProcess supervisor) throws IOException {
        try {
            ProgramCopy program = ProgramCopy.in(home);
            SupervisorLaunch launch = new SupervisorLaunch();
            try (Interruption _ = new Interruption(() -> stop(supervisor, launch.refuse()))) {
                follow(home, supervisor, launch.begin(() -> supervisor.start(program, extent)));
            }
        } catch (IOException e) {
            throw new CommandFailed(e.getMessage() + new DiskSpace(home).remark());
        }
    }

    private void prepare(Home home, SupervisorProcess supervisor) throws IOException {
        if (supervisor.endLeftovers() > 0) {
            out.println("The last cluster here did not end in order; what was left of it is stopped now.");
        }
        if (extent.platform() && !PortChoice.isFree(extent.port())) {
            throw new CommandFailed("Port " + extent.port() + " is taken"
                    + PortOwner.of(extent.port()).map(owner -> " by " + owner).orElse("")
                    + ", and the gateway needs it. Stop that program, or choose another port:"
                    + " ./buildify up --port " + (extent.port() + 1));
        }
        new DiskSpace(home).shortage().ifPresent(shortage -> {
            throw new CommandFailed(shortage);
        });
        out.println("Starting Buildify in " + home.root());
    }

    private void follow(Home home, SupervisorProcess supervisor, ProcessHandle process) throws IOException {
        Optional<ProgressEvent> last =
                new ProgressFollower(home.progress(), process).follow(new ProgressView(out, isTerminal()));
        switch (last.map(ProgressEvent::state).orElse(State.FAILED)) {
            case DONE -> {}
            case UNFINISHED ->
                throw new CommandFailed(reason(home, last)
                        + "\nThe cluster runs on: look at it with ./buildify kubectl and ./buildify logs, try again with"
                        + " ./buildify up, stop it with ./buildify down.");
            default -> {
                supervisor.end(process);
                throw new CommandFailed(reason(home, last) + new DiskSpace(home).remark());
            }
        }
    }

    private static String reason(Home home, Optional<ProgressEvent> last) {
        return last.map(ProgressEvent::text)
                .orElseGet(() -> "The supervisor ended: "
                        + String.join("\n", LogTail.of(home.log(SuperviseCommand.PROCESS), 5)));
    }

    /** A supervisor that was not started yet is null. */
    private void stop(SupervisorProcess supervisor, @Nullable ProcessHandle process) {
        if (process == null) {
            return;
        }
        out.println("\nStopping what was started …");
        try {
            supervisor.end(process);
        } catch (IOException e) {
            out.println("Not everything is stopped: " + e.getMessage() + ". Try ./buildify down");
        }
    }

    private void stayWith(SupervisorProcess supervisor) {
        Optional<ProcessHandle> running = supervisor.living();
        if (running.isPresent()) {
            try (Interruption _ = new Interruption(() -> stop(supervisor, running.get()))) {
                out.println("\nCtrl-C stops it.");
                running.get().onExit().join();
            }
        }
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
