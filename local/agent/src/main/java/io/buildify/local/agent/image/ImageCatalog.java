package io.buildify.local.agent.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of one {@code images.yaml}. The first entry that matches an image stands for it.
 *
 * @param source the file, for messages
 * @param entries in the order of the file
 * @param placeholders for {@code ${name}}
 */
record ImageCatalog(Path source, List<ImageEntry> entries, Placeholders placeholders) {

    /**
     * What stands for an image.
     *
     * @throws ImageMissing when nothing does, or a required file is missing
     */
    ProcessImage find(String image) throws ImageMissing {
        for (var entry : entries) {
            if (new ImagePattern(entry.image()).matches(image)) {
                return present(image, entry);
            }
        }
        throw new ImageMissing(
                "no entry of %s matches image \"%s\": add one with the command that runs it".formatted(source, image));
    }

    private ProcessImage present(String image, ImageEntry entry) throws ImageMissing {
        try {
            var filled = fill(entry);
            for (var file : filled.requires()) {
                if (!Files.exists(Path.of(file))) {
                    throw new ImageMissing(
                            "image \"%s\" needs %s, which does not exist: %s".formatted(image, file, remedy(filled)));
                }
            }
            return new ProcessImage(
                    "images.yaml://" + entry.image(),
                    filled.command(),
                    filled.args(),
                    filled.workingDir(),
                    filled.env());
        } catch (IllegalArgumentException e) {
            throw new ImageMissing("entry \"%s\" of %s has an %s".formatted(entry.image(), source, e.getMessage()));
        }
    }

    private String remedy(ImageEntry entry) {
        return entry.build() == null ? "see \"requires\" of its entry in " + source : "build it with " + entry.build();
    }

    private ImageEntry fill(ImageEntry entry) {
        Map<String, String> env = new LinkedHashMap<>();
        entry.env().forEach((name, value) -> env.put(name, placeholders.fill(value)));
        return new ImageEntry(
                entry.image(),
                entry.command().stream().map(placeholders::fill).toList(),
                entry.args().stream().map(placeholders::fill).toList(),
                entry.workingDir() == null ? null : placeholders.fill(entry.workingDir()),
                env,
                entry.requires().stream().map(placeholders::fill).toList(),
                entry.build() == null ? null : placeholders.fill(entry.build()));
    }
}
