package io.buildify.gateway.upstream;

import io.buildify.gateway.routing.Backend;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Chooses among the backends of a rule in proportion to their weights. */
public final class WeightedChoice {

    private WeightedChoice() {}

    /** Empty when no backend has a weight above 0. */
    public static Optional<Backend> of(List<Backend> backends, RandomGenerator random) {
        if (backends.size() == 1) {
            return Optional.of(backends.getFirst()).filter(only -> only.weight() > 0);
        }
        int total = backends.stream().mapToInt(Backend::weight).sum();
        int drawn = total == 0 ? 0 : random.nextInt(total);
        for (Backend backend : backends) {
            drawn -= backend.weight();
            if (drawn < 0) {
                return Optional.of(backend);
            }
        }
        return Optional.empty();
    }
}
