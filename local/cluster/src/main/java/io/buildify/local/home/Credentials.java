package io.buildify.local.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords of the cluster's own administrators: made once, kept in files that only the owner reads. */
public final class Credentials {

    private static final int BYTES = 24;

    private final Home home;
    private final SecureRandom random;

    public Credentials(Home home, SecureRandom random) {
        this.home = home;
        this.random = random;
    }

    /** The password of that name, letters, digits, {@code -} and {@code _}; made if there is none yet. */
    public String password(String name) {
        Path file = home.credential(name);
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            PrivateFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
        return PrivateFile.read(file);
    }
}
