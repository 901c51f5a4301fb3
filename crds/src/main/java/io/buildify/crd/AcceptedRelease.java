package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A release that has been accepted, and so is immutable. */
public record AcceptedRelease(
        @Required @Size(max = 64) @JsonPropertyDescription("Version of the release.")
        String version,

        @Required @Size(max = 64) @JsonPropertyDescription("SHA-256 in hex of what it said when it was accepted.")
        String hash) {}
