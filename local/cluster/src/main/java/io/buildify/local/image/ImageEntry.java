package io.buildify.local.image;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of {@code local/images.yaml}. */
final class ImageEntry {

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
