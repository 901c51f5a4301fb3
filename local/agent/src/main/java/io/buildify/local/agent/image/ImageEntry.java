package io.buildify.local.agent.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code images.yaml}.
 *
 * @param image name of an image; {@code *} stands for anything but a slash; without a tag it matches every tag
 * @param command stands for the image's ENTRYPOINT; a container's {@code command} replaces it
 * @param args stands for the image's CMD; a container's {@code args} or {@code command} replaces it
 * @param workingDir where the process starts; the container's own folder if absent
 * @param env stands for the image's ENV; a container's {@code env} replaces single names
 * @param requires files that must exist before the image counts as present
 * @param build how to make the required files; quoted to the user when one is missing
 */
public record ImageEntry(
        String image,
        List<String> command,
        List<String> args,
        @Nullable String workingDir,
        Map<String, String> env,
        List<String> requires,
        @Nullable String build) {

    public ImageEntry(
            @JsonProperty(value = "image", required = true) String image,
            @JsonProperty("command") @Nullable List<String> command,
            @JsonProperty("args") @Nullable List<String> args,
            @JsonProperty("workingDir") @Nullable String workingDir,
            @JsonProperty("env") @Nullable Map<String, String> env,
            @JsonProperty("requires") @Nullable List<String> requires,
            @JsonProperty("build") @Nullable String build) {
        this.image = image;
        this.command = command == null ? List.of() : List.copyOf(command);
        this.args = args == null ? List.of() : List.copyOf(args);
        this.workingDir = workingDir;
        this.env = env == null ? Map.of() : Map.copyOf(env);
        this.requires = requires == null ? List.of() : List.copyOf(requires);
        this.build = build;
    }
}
