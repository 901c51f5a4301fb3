package io.buildify.local.agent.image;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an image is on this machine.
 *
 * @param id names the entry of {@code images.yaml} in a container's status
 * @param entrypoint program and fixed arguments; may be empty if containers must give their own command
 * @param arguments default arguments
 * @param workingDir absolute path, or null for the container's own folder
 * @param environment defaults for the process
 */
public record ProcessImage(
        String id,
        List<String> entrypoint,
        List<String> arguments,
        @Nullable String workingDir,
        Map<String, String> environment) {}
