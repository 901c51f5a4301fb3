package io.buildify.sdk.it;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A note as clients see it, and whose it is. */
public record NoteAnswer(
        UUID id,
        String text,
        @Nullable String tenant,
        @Nullable String company) {

    static NoteAnswer of(Note note) {
        return new NoteAnswer(note.id, note.text, note.tenant(), note.company());
    }
}
