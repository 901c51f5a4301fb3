package io.buildify.local.image;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of {@code local/images.yaml}. */
final class ImageEntry {

    private static final String ANY = "*";

    private final String image;
    private final @Nullable String artifact;
    private final List<String> options;
    private final Map<String, Object> rest = new LinkedHashMap<>();

    ImageEntry(
            @JsonProperty(value = "image", required = true) String image,
            @JsonProperty("artifact") @Nullable String artifact,
            @JsonProperty("options") @Nullable List<String> options) {
        this.image = image;
        this.artifact = artifact;
        this.options = options == null ? List.of() : options;
    }

    /** The same for one of the folders that the asterisk in image and artifact stands for. */
    ImageEntry of(String folder) {
        ImageEntry entry = new ImageEntry(
                image.replace(ANY, folder), artifact == null ? null : artifact.replace(ANY, folder), options);
        entry.rest.putAll(rest);
        return entry;
    }

    /** The folder, below the checkout, whose folders are images of their own. */
    Optional<String> folderOfMany() {
        return artifact != null && artifact.contains("/" + ANY + "/")
                ? Optional.of(artifact.substring(0, artifact.indexOf("/" + ANY + "/")))
                : Optional.empty();
    }

    @JsonAnySetter
    void add(String name, Object value) {
        rest.put(name, value);
    }

    /** Name of the image, without a tag. */
    String image() {
        return image;
    }

    /** Folder of a Quarkus application below the checkout; null if the entry says itself what to run. */
    @Nullable
    String artifact() {
        return artifact;
    }

    /** Options of the virtual machine. */
    List<String> options() {
        return options;
    }

    /** Everything else; it is the node agent's business. */
    Map<String, Object> rest() {
        return rest;
    }
}
