package io.buildify.operator.story;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The least that a module must do (docs/module-contract.md): migrate, erase, serve health. How it
 * misbehaves is told by environment variables of its release.
 */
public final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "serve" : arguments[0]) {
            case "migrate" -> end("MIGRATE");
            case "erase" -> end("ERASE");
            default -> serve();
        }
    }

    /** Exits at once: 0, or with the code and last line that the variable tells, {@code 1 no such table}. */
    private static void end(String variable) {
        Optional.ofNullable(System.getenv("STAND_IN_" + variable)).ifPresent(it -> {
            System.out.println(it.substring(it.indexOf(' ') + 1));
            System.exit(Integer.parseInt(it.substring(0, it.indexOf(' '))));
        });
    }

    private static void serve() throws Exception {
        end("SERVE");
        boolean ready = !"never".equals(System.getenv("STAND_IN_READY"));
        System.out.println("listening");
        var address = new InetSocketAddress(
                InetAddress.getByName(System.getenv("HOST")), Integer.parseInt(System.getenv("PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            boolean down = exchange.getRequestURI().getPath().endsWith("/ready") && !ready;
            exchange.sendResponseHeaders(down ? 503 : 200, -1);
            exchange.close();
            if (exchange.getRequestURI().getPath().equals("/die")) {
                System.out.println("told to die");
                System.exit(7);
            }
        });
        server.start();
    }
}
