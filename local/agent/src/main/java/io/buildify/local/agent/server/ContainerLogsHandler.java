package io.buildify.local.agent.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.buildify.local.agent.log.LogAnswer;
import io.buildify.local.agent.log.LogFile;
import io.buildify.local.agent.pod.PodRun;
import io.buildify.local.agent.pod.Pods;
import io.buildify.local.agent.status.ContainerPhase.Waiting;
import io.buildify.local.agent.status.ContainerView;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** {@code kubectl logs}. */
record ContainerLogsHandler(Pods pods, Clock clock) implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange);
            } catch (Refusal e) {
                refuse(exchange, e.code, String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                refuse(exchange, HttpURLConnection.HTTP_BAD_REQUEST, String.valueOf(e.getMessage()));
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException, Refusal {
        var request = LogRequest.parse(exchange.getRequestURI(), clock.instant())
                .orElseThrow(() -> new Refusal(HttpURLConnection.HTTP_NOT_FOUND, "no such page"));
        var run = pods.find(request.namespace(), request.pod())
                .orElseThrow(() -> new Refusal(
                        HttpURLConnection.HTTP_NOT_FOUND, "pod \"%s\" is not on this node".formatted(request.pod())));
        var log = log(run, request);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, 0);
        new LogAnswer(log, request.query()).writeTo(exchange.getResponseBody());
    }

    private static LogFile log(PodRun run, LogRequest request) throws IOException, Refusal {
        var container = run.view()
                .container(request.container())
                .orElseThrow(() -> new Refusal(
                        HttpURLConnection.HTTP_BAD_REQUEST,
                        "container \"%s\" is not in pod \"%s\"".formatted(request.container(), request.pod())));
        var restart = restart(container, request.query().previous());
        Optional<LogFile> log = restart < 0 ? Optional.empty() : run.log(container.name(), restart);
        return log.orElseThrow(() -> new Refusal(HttpURLConnection.HTTP_BAD_REQUEST, missing(container, request)));
    }

    /** The run that is meant; a container that waits shows its last run either way. */
    private static int restart(ContainerView container, boolean previous) {
        if (!container.everRan()) {
            return -1;
        }
        return previous && !(container.phase() instanceof Waiting) ? container.restarts() - 1 : container.restarts();
    }

    private static String missing(ContainerView container, LogRequest request) {
        if (request.query().previous()) {
            return "previous terminated container \"%s\" in pod \"%s\" not found"
                    .formatted(container.name(), request.pod());
        }
        return container.phase() instanceof Waiting(var reason, var message)
                ? "container \"%s\" in pod \"%s\" is waiting to start: %s"
                        .formatted(container.name(), request.pod(), message.isEmpty() ? reason : message)
                : "container \"%s\" in pod \"%s\" has no log any more".formatted(container.name(), request.pod());
    }

    private static void refuse(HttpExchange exchange, int code, String message) throws IOException {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static final class Refusal extends Exception {
        private final int code;

        Refusal(int code, String message) {
            super(message);
            this.code = code;
        }
    }
}
