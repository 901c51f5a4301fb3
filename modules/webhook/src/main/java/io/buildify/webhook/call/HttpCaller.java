package io.buildify.webhook.call;

import io.buildify.webhook.address.Target;
import io.netty.channel.ConnectTimeoutException;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to exactly one address, whatever the URL's name leads to by then; the certificate must be the name's. Follows
 * no redirect, and reads no more than the first bytes of an answer.
 */
@Singleton
class HttpCaller {

    private static final int CONNECT_SECONDS = 5;
    private static final int IDLE_SECONDS = 20;
    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_READ = 4 * 1024;

    /** Name of the settings {@code quarkus.tls.webhook.*}: whom to trust, where that is not as the JVM does. */
    private static final String TLS = "webhook";

    private final HttpClient client;

    HttpCaller(Vertx vertx, TlsConfigurationRegistry tls) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECT_SECONDS))
                .setSslHandshakeTimeout(CONNECT_SECONDS)
                .setIdleTimeout(IDLE_SECONDS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setVerifyHost(true);
        tls.get(TLS).map(TlsConfiguration::getTrustStoreOptions).ifPresent(options::setTrustOptions);
        this.client = vertx.createHttpClient(options);
    }

    @PreDestroy
    void end() {
        client.close();
    }

    /**
     * @param address to connect to
     * @throws NoReply (as the answer's failure) if there is no answer
     */
    Uni<Reply> post(Target target, InetAddress address, Map<String, String> headers, byte[] body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(unnamed(address), target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setURI(target.pathAndQuery())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        options.putHeader("host", target.authority());
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        return Uni.createFrom()
                .completionStage(() -> client.request(options)
                        .compose(request -> {
                            sent.set(request);
                            return request.send(Buffer.buffer(body));
                        })
                        .compose(HttpCaller::read)
                        .toCompletionStage())
                .onCancellation()
                .invoke(() -> reset(sent.get()))
                .onFailure()
                .transform(HttpCaller::noReply);
    }

    /** Ends when the answer does, or with the bytes that are of interest. */
    private static Future<Reply> read(HttpClientResponse response) {
        Promise<Reply> reply = Promise.promise();
        Buffer first = Buffer.buffer();
        response.exceptionHandler(reply::tryFail);
        response.endHandler(ended -> reply.tryComplete(reply(response, first)));
        response.handler(chunk -> {
            first.appendBuffer(chunk.slice(0, Math.min(chunk.length(), MOST_READ - first.length())));
            if (first.length() == MOST_READ && reply.tryComplete(reply(response, first))) {
                response.request().reset();
            }
        });
        return reply.future();
    }

    private static Reply reply(HttpClientResponse response, Buffer first) {
        String text = first.toString(StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return new Reply(
                response.statusCode(),
                text.substring(0, Math.min(text.length(), Reply.MOST_SHOWN)),
                response.getHeader("retry-after"));
    }

    private static void reset(@Nullable HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }

    /** Without the name that it was found by, so that nothing looks that up again. */
    private static InetAddress unnamed(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NoReply noReply(Throwable failure) {
        return new NoReply(
                switch (failure) {
                    case ConnectTimeoutException timeout ->
                        "it could not be connected to within %d s".formatted(CONNECT_SECONDS);
                    case ConnectException refused -> "it refused the connection";
                    case SSLException tls ->
                        "TLS failed: its certificate must be of this host, and one that is trusted";
                    default -> "the connection broke off";
                });
    }
}
