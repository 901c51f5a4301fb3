package io.buildify.sdk.it;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The packaged module as its next release would be: the same, with one class rewritten. */
final class NextRelease {

    private static final Path PACKAGED = Path.of("target/quarkus-app");
    private static final String JAR = "quarkus-run.jar";

    private NextRelease() {}

    /**
     * @param folder to make it in
     * @param name of the class
     * @return the jar to run
     */
    static Path with(Path folder, String name, String source) throws IOException {
        Path home = folder.resolve("quarkus-app");
        try (Stream<Path> all = Files.walk(PACKAGED)) {
            for (Path file : all.toList()) {
                Path target = home.resolve(PACKAGED.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Path classes = compile(folder.resolve("classes"), name, source);
        try (Stream<Path> jars = Files.list(home.resolve("app"))) {
            Path jar = jars.findFirst().orElseThrow();
            String entry = name.replace('.', '/') + ".class";
            try (FileSystem entries = FileSystems.newFileSystem(jar)) {
                Files.copy(classes.resolve(entry), entries.getPath(entry), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return home.resolve(JAR);
    }

    private static Path compile(Path to, String name, String source) throws IOException {
        Files.createDirectories(to);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-d", to.toString(), "-classpath", libraries());
        if (!compiler.getTask(null, null, null, options, null, List.of(new Source(name, source)))
                .call()) {
            throw new IllegalStateException(name + " does not compile");
        }
        return to;
    }

    private static String libraries() throws IOException {
        try (Stream<Path> jars = Files.list(PACKAGED.resolve("lib/main"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
