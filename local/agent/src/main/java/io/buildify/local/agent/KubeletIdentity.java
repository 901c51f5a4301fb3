package io.buildify.local.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * One key pair, known to the API server and the node agent and to nobody else on the machine. The API server shows it
 * as its client certificate ({@code --kubelet-client-certificate}, {@code --kubelet-client-key}) and may demand it of
 * the agent ({@code --kubelet-certificate-authority}); the agent serves with it and answers only who shows it.
 *
 * @param certificate PEM file, valid for 127.0.0.1
 * @param key PEM file, PKCS #8, readable by the owner only
 */
public record KubeletIdentity(Path certificate, Path key) {

    private static final char[] NO_PASSWORD = {};

    /**
     * The identity kept in a folder, made on the first call.
     *
     * @param folder for {@code kubelet.crt} and {@code kubelet.key}; created if missing
     */
    public static KubeletIdentity in(Path folder) throws IOException {
        var identity = new KubeletIdentity(
                folder.resolve("kubelet.crt").toAbsolutePath(),
                folder.resolve("kubelet.key").toAbsolutePath());
        if (!Files.exists(identity.certificate)) {
            new KeyPairOrder(identity).deliver();
        }
        return identity;
    }

    /** A TLS context that shows this identity and trusts only this identity. */
    SSLContext mutualTls() throws IOException {
        try {
            var pair = KeyStore.getInstance("PKCS12");
            pair.load(null, NO_PASSWORD);
            var shown = readCertificate();
            pair.setKeyEntry("kubelet", readKey(shown), NO_PASSWORD, new X509Certificate[] {shown});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(pair, NO_PASSWORD);
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NO_PASSWORD);
            trusted.setCertificateEntry("kubelet", shown);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "Cannot use " + certificate + " and " + key + ": " + e.getMessage()
                            + "; delete both to have new ones made",
                    e);
        }
    }

    private X509Certificate readCertificate() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(certificate)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private java.security.PrivateKey readKey(X509Certificate shown) throws IOException, GeneralSecurityException {
        var body = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance(shown.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
