package io.buildify.crd.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is committed although it is generated, so that a reviewer sees what changes. */
record CommittedFile(Path path) {
    private static final String REGENERATE = "buildify.regenerate";

    /** Fails unless the file holds this text; writes it instead with {@code -Dbuildify.regenerate}. */
    void mustHold(String generated) {
        try {
            if (System.getProperty(REGENERATE) != null) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, generated);
            }
            assertThat(path)
                    .as(
                            "generated from the Java types; regenerate with ./mvnw -pl crds test -D%s and review the diff",
                            REGENERATE)
                    .content()
                    .isEqualTo(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
