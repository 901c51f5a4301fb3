package io.buildify.local.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The certificate that the API server makes for itself when it finds none. It is good for a year. */
final class SelfSignedCertificate {

    private static final Duration OLD = Duration.ofDays(180);

    private SelfSignedCertificate() {}

    /** Lets the API server make a new one long before this one expires. */
    static void discardIfOld(Path certificate) {
        try {
            if (Files.exists(certificate)
                    && Files.getLastModifiedTime(certificate)
                            .toInstant()
                            .isBefore(Instant.now().minus(OLD))) {
                Files.delete(certificate);
                Files.deleteIfExists(certificate.resolveSibling("apiserver.key"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
