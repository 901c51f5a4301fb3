package io.buildify.sdk.it;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a client sends for a new note. */
public record NoteRequest(@NotBlank @Size(max = 1000) String text) {}
