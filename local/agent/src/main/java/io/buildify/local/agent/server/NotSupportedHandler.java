package io.buildify.local.agent.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

/** {@code kubectl exec}, {@code attach} and {@code port-forward}. */
final class NotSupportedHandler implements HttpHandler {

    private static final byte[] MESSAGE =
            ("exec, attach and port-forward are not supported by the Buildify node agent: its containers are processes of"
                            + " this machine. Their ports are in the pod's annotation node-agent.buildify.io/ports.\n")
                    .getBytes(StandardCharsets.UTF_8);

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_NOT_IMPLEMENTED, MESSAGE.length);
            exchange.getResponseBody().write(MESSAGE);
        }
    }
}
