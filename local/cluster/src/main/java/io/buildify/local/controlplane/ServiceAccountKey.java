package io.buildify.local.controlplane;

import io.buildify.local.home.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The key that signs the tokens of ServiceAccounts.
 *
 * @param file RSA private key, PKCS #8 PEM
 */
record ServiceAccountKey(Path file) {

    private static final int BITS = 2048;

    /** Makes it if there is none. */
    void ensure() {
        if (!Files.exists(file)) {
            PrivateFile.write(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(privateKey())
                            + "\n-----END PRIVATE KEY-----\n");
        }
    }

    private static byte[] privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
