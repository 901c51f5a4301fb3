package io.buildify.local.agent.environment;

import io.buildify.local.agent.image.ProcessImage;
import io.fabric8.kubernetes.api.model.Container;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The words of a process: the container's {@code command} replaces the image's entrypoint and drops its arguments, the
 * container's {@code args} replace its arguments.
 */
public record CommandLine(List<String> words) {

    /**
     * @param environment values for {@code $(NAME)}
     * @param literals applied to each of the container's words before its references: mount paths become paths on this machine
     * @throws MissingReference when neither image nor container say what to run
     */
    public static CommandLine of(
            ProcessImage image, Container container, Map<String, String> environment, UnaryOperator<String> literals)
            throws MissingReference {
        var expansion = new Expansion(environment);
        var command = ownWords(container.getCommand(), expansion, literals);
        var args = ownWords(container.getArgs(), expansion, literals);
        var program = command.isEmpty() ? image.entrypoint() : command;
        var rest = !args.isEmpty() ? args : command.isEmpty() ? image.arguments() : List.<String>of();
        if (program.isEmpty() && rest.isEmpty()) {
            throw new MissingReference("no command specified: neither container \"%s\" nor %s has one"
                    .formatted(container.getName(), image.id()));
        }
        return new CommandLine(Stream.concat(program.stream(), rest.stream()).toList());
    }

    private static List<String> ownWords(List<String> words, Expansion expansion, UnaryOperator<String> literals) {
        return words.stream().map(literals).map(expansion::of).toList();
    }
}
