package io.buildify.local.agent.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The images of this machine: {@code images.yaml}, read again after it was changed. */
public final class Images {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Path file;
    private final Placeholders placeholders;
    private @Nullable ImageCatalog catalog;
    private @Nullable FileTime read;

    /**
     * @param file path of the catalogue
     * @param placeholders values of {@code ${name}} in it
     */
    public Images(Path file, Map<String, String> placeholders) {
        this.file = file;
        this.placeholders = new Placeholders(placeholders);
    }

    /**
     * What stands for an image here.
     *
     * @param image as a container names it
     * @throws ImageMissing when nothing does, or {@code images.yaml} cannot be read
     */
    public ProcessImage find(String image) throws ImageMissing {
        return current().find(image);
    }

    private synchronized ImageCatalog current() throws ImageMissing {
        try {
            var modified = Files.getLastModifiedTime(file);
            var known = catalog;
            if (known == null || !modified.equals(read)) {
                known = new ImageCatalog(file, parse(Files.readString(file)), placeholders);
                catalog = known;
                read = modified;
            }
            return known;
        } catch (JsonProcessingException e) {
            throw new ImageMissing("%s is not a list of images: %s".formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ImageMissing("%s cannot be read: %s".formatted(file, e));
        }
    }

    private static List<ImageEntry> parse(String text) throws JsonProcessingException {
        return YAML.readValue(text, Content.class).images();
    }

    private record Content(
            @JsonProperty(value = "images", required = true) List<ImageEntry> images) {}
}
