package io.buildify.sdk.it;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.event.OnEvent;
import io.smallrye.mutiny.Uni;

/** Handles core's events, two for the same. */
class CompanyHandlers {

    private final Effects effects;

    CompanyHandlers(Effects effects) {
        this.effects = effects;
    }

    @OnEvent(value = "core.company.*", priority = 2, name = "second")
    Uni<?> second(CompanyChange change, CloudEvent event) {
        return effects.add("second", event, change.name());
    }

    @OnEvent(value = "core.company.*", priority = 8, name = "first")
    Uni<?> first(CloudEvent event, CompanyChange change) {
        return effects.add("first", event, change.name());
    }
}
