package io.buildify.sdk.it;

import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A note as clients see it, whose it is, and who wrote it. */
public record NoteAnswer(
        UUID id,
        String text,
        long version,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        String tenant,
        @Nullable String company)
        implements Versioned {

    static NoteAnswer of(Note note) {
        return new NoteAnswer(
                note.id,
                note.text,
                note.version(),
                note.createdAt(),
                note.createdBy(),
                note.changedAt(),
                note.changedBy(),
                note.tenant(),
                note.company());
    }
}
