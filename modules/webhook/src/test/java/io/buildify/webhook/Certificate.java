package io.buildify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that signs itself, for names and addresses.
 *
 * @param pem the certificate alone
 */
record Certificate(Path keyStore, Path pem) {

    private static final String PASSWORD = "changeit";

    /** @param names such as {@code dns:example.com,ip:127.0.0.1} */
    static Certificate of(String names) {
        try {
            Path folder = Files.createTempDirectory("receiver-");
            Certificate made = new Certificate(folder.resolve("receiver.p12"), folder.resolve("receiver.pem"));
            keytool(made, "-genkeypair", "-keyalg", "EC", "-dname", "CN=receiver", "-ext", "san=" + names);
            keytool(made, "-exportcert", "-rfc", "-file", made.pem.toString());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(Certificate certificate, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "receiver", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", certificate.keyStore.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a server identifies itself with. */
    SSLContext server() {
        try (InputStream stored = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void delete() throws IOException {
        Files.delete(keyStore);
        Files.delete(pem);
        Files.delete(pem.getParent());
    }
}
