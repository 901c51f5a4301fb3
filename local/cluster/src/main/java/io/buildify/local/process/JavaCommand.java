package io.buildify.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another Java program on the Java that runs us.
 *
 * @param options of the virtual machine
 */
public record JavaCommand(List<String> options) {

    /**
     * The same, with an archive of the classes it loads: read if it is there, written when the program ends if not.
     *
     * @param archive of one program in one build: one of other jars is neither used nor replaced. Several that end at
     *     once each write it.
     */
    public JavaCommand sharing(Path archive) {
        List<String> more = new ArrayList<>(options);
        more.add("-XX:+AutoCreateSharedArchive");
        more.add("-XX:SharedArchiveFile=" + archive);
        more.add("-Xlog:cds=error,cds+dynamic=error,aot=error");
        return new JavaCommand(more);
    }

    /** A jar that names its own class path and main class. */
    public List<String> jar(Path jar, List<String> arguments) {
        return command(List.of("-jar", jar.toString()), arguments);
    }

    /** A class from this program's own class path. */
    public List<String> main(Class<?> main, List<String> arguments) {
        return command(List.of("-cp", System.getProperty("java.class.path"), main.getName()), arguments);
    }

    private List<String> command(List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        command.addAll(arguments);
        return command;
    }
}
