package io.buildify.sdk.it;

import io.buildify.sdk.configuration.ConfigurationChange;
import io.buildify.sdk.configuration.ConfigurationListener;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Writes a note whenever the price of notes changes. */
@Singleton
class PriceBoard implements ConfigurationListener {

    @Override
    public Uni<?> changed(ConfigurationChange change) {
        Settings before = change.before(Settings.class);
        Settings after = change.after(Settings.class);
        Note note = new Note();
        note.text = "%s: %s -> %s".formatted(change.scope(), before.pricePerNote(), after.pricePerNote());
        return Panache.withTransaction(note::persist);
    }
}
