package io.buildify.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.agent.server.KubeletServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeletIdentityTest {

    @TempDir
    Path folder;

    @Test
    void itIsMadeOnceAndTheKeyIsPrivate() throws Exception {
        var identity = KubeletIdentity.in(folder);
        var certificate = Files.readString(identity.certificate());

        assertThat(Files.readString(KubeletIdentity.in(folder).certificate())).isEqualTo(certificate);
        assertThat(certificate).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity.key())))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("kubelet.crt", "kubelet.key");
    }

    @Test
    void onlyWhoShowsItIsAnswered() throws Exception {
        var identity = KubeletIdentity.in(folder.resolve("ours"));
        var stranger = KubeletIdentity.in(folder.resolve("theirs"));
        try (var server = new KubeletServer(0, identity.mutualTls())) {
            server.start(null, null);

            assertThat(get(server.port(), identity.mutualTls())).isEqualTo(501);
            assertThatThrownBy(() -> get(server.port(), stranger.mutualTls())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> get(server.port(), trusting(identity))).isInstanceOf(IOException.class);
        }
    }

    /** A client that knows the server but has nothing to show. */
    private static SSLContext trusting(KubeletIdentity identity) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(identity.certificate())) {
            store.setCertificateEntry(
                    "k", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int get(int port, SSLContext tls) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/exec/a/b/c"))
                    .build();
            return client.send(request, BodyHandlers.ofString()).statusCode();
        }
    }
}
