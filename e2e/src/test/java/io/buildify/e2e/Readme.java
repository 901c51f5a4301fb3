package io.buildify.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The fenced blocks of a Markdown page. */
record Readme(List<Block> blocks) {

    private static final Pattern FENCE = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** A block and the language it is marked with. */
    record Block(String language, String text) {}

    static Readme read(Path page) {
        try {
            return new Readme(FENCE.matcher(Files.readString(page))
                    .results()
                    .map(match -> new Block(match.group(1), match.group(2)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first block of a language that contains a text. */
    String block(String language, String containing) {
        return blocks.stream()
                .filter(block ->
                        block.language().equals(language) && block.text().contains(containing))
                .map(Block::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + language + " block with " + containing));
    }
}
