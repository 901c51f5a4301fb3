package io.buildify.sdk.it;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.event.OnEvent;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Handles the module's own events; their text says how well. */
class NoteHandlers {

    private final Effects effects;
    private final Set<String> immune = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    NoteHandlers(Effects effects) {
        this.effects = effects;
    }

    @OnEvent("notes.note.written")
    Uni<?> written(NoteWritten note, CloudEvent event) {
        String text = note.text().length() < 100 ? note.text() : note.text().length() + " characters";
        Uni<?> added = effects.add("written", event, text);
        if (note.text().startsWith("endless")) {
            return added.chain(() -> Uni.createFrom().nothing());
        }
        return added.invoke(() -> {
            if (note.text().equals("antidote")) {
                immune.add(event.tenant());
            }
            if (note.text().startsWith("poison") && !immune.contains(event.tenant())) {
                throw new IllegalStateException("this note is poison");
            }
            if (note.text().startsWith("flaky") && failures.merge(event.id(), 1, Integer::sum) < 3) {
                throw new IllegalStateException("not yet");
            }
        });
    }
}
