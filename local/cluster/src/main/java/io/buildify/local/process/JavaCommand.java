package io.buildify.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another Java program from this program's own class path, on the same Java.
 *
 * @param options of the virtual machine
 * @param main its class
 */
public record JavaCommand(List<String> options, Class<?> main) {

    /** The whole command line. */
    public List<String> with(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
