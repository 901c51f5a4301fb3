package io.buildify.local.agent.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process to start.
 *
 * @param words program and arguments; a program without a slash is looked up in {@code PATH} of the environment
 * @param environment everything the process will find
 * @param workingDir an existing folder
 */
public record ProcessOrder(List<String> words, Map<String, String> environment, Path workingDir) {

    public ProcessOrder {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Another program in the same surroundings, such as an exec probe. */
    public ProcessOrder with(List<String> otherWords) {
        return new ProcessOrder(otherWords, environment, workingDir);
    }

    /**
     * The process, not yet started, with standard error joined to standard output.
     *
     * @throws CannotStart when program or folder do not exist
     */
    ProcessBuilder prepare() throws CannotStart {
        if (!Files.isDirectory(workingDir)) {
            throw new CannotStart("chdir to cwd (\"%s\"): no such directory".formatted(workingDir));
        }
        var program = words.getFirst();
        var found = executable(program)
                .orElseThrow(() -> new CannotStart("exec: \"%s\": executable file not found%s"
                        .formatted(program, program.contains("/") ? "" : " in $PATH")));
        var all = new ArrayList<>(words);
        all.set(0, found.toString());
        var builder = new ProcessBuilder(all).directory(workingDir.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private Optional<Path> executable(String program) {
        if (program.contains("/")) {
            return Optional.of(workingDir.resolve(program)).filter(ProcessOrder::isProgram);
        }
        return List.of(environment.getOrDefault("PATH", "").split(":")).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(ProcessOrder::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
