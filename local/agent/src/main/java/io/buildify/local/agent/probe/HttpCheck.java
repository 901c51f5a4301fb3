package io.buildify.local.agent.probe;

import io.fabric8.kubernetes.api.model.HTTPGetAction;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** {@code httpGet}: 200 to 399 is a success. Certificates are not checked, as with kubelet. */
final class HttpCheck {

    private static final int MESSAGE_LIMIT = 256;

    private final HttpClient client;

    HttpCheck() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .sslContext(anyCertificate())
                .build();
    }

    ProbeResult check(HTTPGetAction action, int port, Duration timeout) throws InterruptedException {
        var host = action.getHost() == null || action.getHost().isEmpty() ? "127.0.0.1" : action.getHost();
        var scheme = "HTTPS".equals(action.getScheme()) ? "https" : "http";
        var path = action.getPath() == null ? "/" : action.getPath();
        var uri = URI.create("%s://%s:%d%s".formatted(scheme, host, port, path.startsWith("/") ? path : "/" + path));
        var request = HttpRequest.newBuilder(uri).timeout(timeout).header("User-Agent", "kube-probe/buildify");
        if (action.getHttpHeaders() != null) {
            action.getHttpHeaders().stream()
                    .filter(header -> !header.getName().equalsIgnoreCase("Host"))
                    .forEach(header -> request.header(header.getName(), header.getValue()));
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            var code = response.statusCode();
            return code >= 200 && code < 400
                    ? ProbeResult.OK
                    : ProbeResult.failed("HTTP probe failed with statuscode: " + code + detail(response.body()));
        } catch (HttpTimeoutException e) {
            return ProbeResult.failed("Get \"%s\": no answer within %d s".formatted(uri, timeout.toSeconds()));
        } catch (IOException e) {
            var reason = e.getMessage() == null ? "connection refused" : e.getMessage();
            return ProbeResult.failed("Get \"%s\": %s".formatted(uri, reason));
        }
    }

    private static String detail(String body) {
        var text = body.strip();
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), MESSAGE_LIMIT));
    }

    private static SSLContext anyCertificate() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no TLS: " + e.getMessage(), e);
        }
    }

    /** Asks whether something answers, not who. */
    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
