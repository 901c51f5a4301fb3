package io.buildify.sdk.deployment.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Compares the file with the code, or writes it. */
final class ModuleCheck {

    private static final Logger LOG = Logger.getLogger(ModuleCheck.class);

    private final Path folder;
    private final boolean regenerate;

    /**
     * @param folder the module's; without a {@code module.yaml} in it there is nothing to do
     * @param regenerate whether to write the file where it differs
     */
    ModuleCheck(Path folder, boolean regenerate) {
        this.folder = folder;
        this.regenerate = regenerate;
    }

    /**
     * @throws IllegalStateException naming each difference, and the command that writes the file
     */
    void run(Map<Part, JsonNode> code) {
        Path path = folder.resolve("module.yaml");
        if (!Files.exists(path)) {
            return;
        }
        try {
            ModuleFile file = ModuleFile.parse(Files.readString(path));
            List<String> differences = file.differences(code);
            if (differences.isEmpty()) {
                return;
            }
            if (!regenerate) {
                throw new IllegalStateException(message(file.version(), differences));
            }
            Files.writeString(path, file.with(code));
            LOG.infof("module.yaml: release %s is written anew, review the difference", file.version());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    private String message(String version, List<String> differences) {
        return """
                Release %s in module.yaml is not what the code says:
                %s
                Write it with %s, and review what has changed; a release that tenants use already is immutable: give the next one a new version.""".formatted(
                version, differences.stream().map(each -> "  " + each).collect(Collectors.joining("\n")), command());
    }

    private String command() {
        Path name = folder.getFileName();
        return Files.exists(folder.resolve("../../buildify"))
                ? "./buildify regenerate " + name
                : "mvn package -Dmaven.test.skip -Dbuildify.regenerate";
    }
}
