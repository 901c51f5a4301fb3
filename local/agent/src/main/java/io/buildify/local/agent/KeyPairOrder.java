package io.buildify.local.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Has the JDK's {@code keytool} make a self-signed key pair: the JDK can read certificates but has no public API that
 * makes one.
 */
record KeyPairOrder(KubeletIdentity identity) {

    private static final String ALIAS = "kubelet";

    /** Writes key and certificate; the certificate last, so that its presence means both are there. */
    void deliver() throws IOException {
        var folder = Files.createDirectories(identity.certificate().getParent());
        var workshop = Files.createTempDirectory(folder, ".kubelet-");
        var store = workshop.resolve("pair.p12");
        try {
            var password = UUID.randomUUID().toString();
            runKeytool(store, password);
            var pair = KeyStore.getInstance(store.toFile(), password.toCharArray());
            writePrivately(
                    identity.key(),
                    pem(
                            "PRIVATE KEY",
                            pair.getKey(ALIAS, password.toCharArray()).getEncoded()));
            writePrivately(
                    identity.certificate(),
                    pem("CERTIFICATE", pair.getCertificate(ALIAS).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot read the key pair that keytool made: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(workshop);
        }
    }

    private void runKeytool(Path store, String password) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var builder = new ProcessBuilder(List.of(
                keytool,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-dname",
                "CN=buildify-kubelet",
                "-ext",
                "san=ip:127.0.0.1",
                "-ext",
                "eku=serverAuth,clientAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "STORE_PASSWORD"));
        builder.environment().put("STORE_PASSWORD", password);
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool could not make the kubelet's key pair in " + store.getParent() + ": "
                        + output.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool made the kubelet's key pair", e);
        }
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    private static void writePrivately(Path file, String content) throws IOException {
        var fresh = Files.createTempFile(
                file.getParent(),
                ".kubelet-",
                ".pem",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
