package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the pages for authors are code that runs, letter for letter: this module's, or the template's. */
class PagesTest {

    private static final Path DOCS = Path.of("../../../docs");
    private static final List<Path> SOURCES = List.of(Path.of("src"), Path.of("../template"));
    private static final Pattern EXAMPLE = Pattern.compile("```(?:java|sql|yaml)\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({"events.md, 3", "sdk.md, 13", "sdk-habits.md, 6"})
    void everyExampleIsCodeThatRuns(String page, int fewest) throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .toList();
        List<String> sources = SOURCES.stream().flatMap(PagesTest::texts).toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(fewest);
        assertThat(examples).allSatisfy(example -> assertThat(sources).anyMatch(source -> source.contains(example)));
    }

    /** Of the template, with the name of its module in the pages. */
    private static Stream<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(PagesTest::text)
                    .map(text -> text.replace("__module__", "crm")
                            .replace("__package__", "crm")
                            .replace("__Name__", "Crm")
                            .replace("__table__", "crm"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
