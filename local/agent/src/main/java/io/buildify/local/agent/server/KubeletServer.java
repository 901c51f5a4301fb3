package io.buildify.local.agent.server;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.buildify.local.agent.pod.Pods;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** The kubelet's HTTPS endpoint, on the loopback. Only who shows the API server's certificate gets past TLS. */
public final class KubeletServer implements AutoCloseable {

    private final HttpsServer server;

    /**
     * Binds the port; answers once started.
     *
     * @param port 0 takes a free one
     * @param tls shows and trusts the one certificate of API server and agent
     */
    public KubeletServer(int port, SSLContext tls) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var required = tls.getDefaultSSLParameters();
                required.setNeedClientAuth(true);
                parameters.setSSLParameters(required);
            }
        });
    }

    /** Answers questions about these pods. */
    public void start(Pods pods, Clock clock) {
        server.createContext("/containerLogs/", new ContainerLogsHandler(pods, clock));
        for (var path : new String[] {"/exec/", "/run/", "/attach/", "/portForward/"}) {
            server.createContext(path, new NotSupportedHandler());
        }
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
