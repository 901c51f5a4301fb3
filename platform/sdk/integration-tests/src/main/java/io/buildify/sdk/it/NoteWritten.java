package io.buildify.sdk.it;

import io.buildify.sdk.event.Event;
import io.buildify.sdk.event.EventType;

/** Somebody wrote a note about a subject. */
@EventType("notes.note.written")
public record NoteWritten(String about, String text) implements Event {

    @Override
    public String subject() {
        return about;
    }
}
