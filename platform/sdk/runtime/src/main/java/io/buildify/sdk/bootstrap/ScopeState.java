package io.buildify.sdk.bootstrap;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** How far the setting up of a scope is. */
sealed interface ScopeState {

    /** Everything is there. */
    record Done() implements ScopeState {}

    /** @param end ends with it, for all who wait */
    record Running(Uni<Void> end) implements ScopeState {}

    /**
     * @param failures how often, from 1
     * @param again when it is tried again
     */
    record Failed(int failures, Instant again, String reason) implements ScopeState {}
}
