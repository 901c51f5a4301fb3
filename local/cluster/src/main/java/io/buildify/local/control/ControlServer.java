package io.buildify.local.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.buildify.local.process.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;

/**
 * How others talk to the supervisor, on the loopback and with its password:
 * {@code GET /parts}, {@code POST /parts/<name>/start}, {@code …/stop}, {@code …/kill}, {@code POST /deployment}.
 */
public final class ControlServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Name of the file with its password. */
    public static final String CREDENTIAL = "supervisor";

    private final Parts parts;
    private final Runnable deployment;
    private final String expected;
    private final HttpServer server;

    /** @param deployment brings the platform up to the checkout; returns at once */
    public ControlServer(int port, String password, Parts parts, Runnable deployment) {
        this.deployment = deployment;
        this.parts = parts;
        this.expected = "Bearer " + password;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new IllegalStateException("Port " + port + " of the supervisor is taken: " + e.getMessage(), e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, Map.of("error", "unauthorised"));
                return;
            }
            try {
                answer(exchange, 200, perform(exchange));
            } catch (NoSuchElementException e) {
                answer(exchange, 404, Map.of("error", String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                answer(exchange, 500, Map.of("error", String.valueOf(e.getMessage())));
            }
        }
    }

    private Object perform(HttpExchange exchange) {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
        if (exchange.getRequestMethod().equals("POST") && path.length == 3) {
            perform(parts.named(path[1]), path[2]);
        } else if (exchange.getRequestMethod().equals("POST") && path[0].equals("deployment")) {
            deployment.run();
        }
        return states();
    }

    private static void perform(Part part, String action) {
        switch (action) {
            case "start" -> part.start();
            case "stop" -> part.stop();
            case "kill" -> part.kill();
            default -> throw new NoSuchElementException("There is no action " + action + "; use start, stop or kill");
        }
    }

    private List<PartState> states() {
        return parts.all().stream()
                .map(part -> new PartState(part.name(), part.isRunning(), part.restarts()))
                .toList();
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
