package io.buildify.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTPS server on the loopback that keeps what it gets, by path, and answers each as the path was told to; 204
 * where it was told nothing.
 */
public final class Receiver implements AutoCloseable {

    /** Answers a request; the server has read and kept it. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange) throws Exception;
    }

    private final Certificate certificate = Certificate.of("ip:127.0.0.1,dns:receiver.example.com");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final HttpsServer server;

    private Receiver() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static Receiver start() {
        try {
            return new Receiver();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>()).add(Received.of(exchange, body));
        try (exchange) {
            behaviours.getOrDefault(path, answering(204)).answer(exchange);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Answers with that status, and no body. */
    public static Behaviour answering(int status, String... headers) {
        return exchange -> {
            for (int index = 0; index < headers.length; index += 2) {
                exchange.getResponseHeaders().add(headers[index], headers[index + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Answers with that status and body. */
    public static Behaviour saying(int status, byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    public void behaves(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    /** What came to a path, in the order of coming. */
    public List<Received> at(String path) {
        return List.copyOf(received.getOrDefault(path, List.of()));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A URL that leads to a path of it. */
    public String url(String path) {
        return "https://127.0.0.1:" + port() + path;
    }

    /** Whom to trust. */
    public Path certificate() {
        return certificate.pem();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            certificate.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
