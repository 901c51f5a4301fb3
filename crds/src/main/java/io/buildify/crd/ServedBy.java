package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The instance that serves a node. */
public record ServedBy(
        @Required @Size(max = 49) @JsonPropertyDescription("Id of the instance.")
        String instance,

        @Required @Size(max = 64) @JsonPropertyDescription("Version of the release that it runs.")
        String version) {}
