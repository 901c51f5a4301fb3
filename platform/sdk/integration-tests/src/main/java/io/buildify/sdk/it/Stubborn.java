package io.buildify.sdk.it;

import io.buildify.sdk.configuration.ConfigurationChange;
import io.buildify.sdk.configuration.ConfigurationListener;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A listener that does what listeners should not: it fails, or never ends. */
@Singleton
class Stubborn implements ConfigurationListener {

    @Override
    public Uni<?> changed(ConfigurationChange change) {
        return switch (change.after(Settings.class).colour()) {
            case "failing" -> throw new IllegalStateException("this listener always fails");
            case "endless" -> Uni.createFrom().nothing();
            default -> Uni.createFrom().voidItem();
        };
    }
}
