package io.buildify.local.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The script that starts an image's application, with its AOT cache if there is one.
 *
 * @param command the virtual machine and its options
 */
record RunScript(List<String> command) {

    static final String NAME = "run";

    void write(Path folder) throws IOException {
        Path script = folder.resolve(NAME);
        Files.writeString(
                script,
                template()
                        .replace(
                                "@COMMAND@",
                                command.stream().map(RunScript::quoted).collect(Collectors.joining(" "))));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String template() {
        try (InputStream template = RunScript.class.getResourceAsStream("run.sh")) {
            if (template == null) {
                throw new IllegalStateException("This build lacks run.sh");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
