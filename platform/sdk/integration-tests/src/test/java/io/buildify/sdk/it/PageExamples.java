package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java examples of a page. */
record PageExamples(List<String> examples) {

    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    static PageExamples of(String page) throws IOException {
        return new PageExamples(EXAMPLE.matcher(Files.readString(Path.of(page)))
                .results()
                .map(match -> match.group(1))
                .toList());
    }

    void areCodeOfThisModule() throws IOException {
        assertThat(examples).hasSizeGreaterThan(2);
        List<String> sources = sources();
        assertThat(examples).allSatisfy(example -> assertThat(sources).anyMatch(source -> source.contains(example)));
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
