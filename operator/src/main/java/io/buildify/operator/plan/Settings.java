package io.buildify.operator.plan;

import io.buildify.config.EffectiveConfiguration;
import java.util.List;

/**
 * What a served node is served with.
 *
 * @param configuration values and who set them
 * @param features the effective features, sorted
 * @param hash SHA-256 in hex of the canonical JSON of the values
 */
public record Settings(EffectiveConfiguration configuration, List<String> features, String hash) {
    public Settings {
        features = List.copyOf(features);
    }

    static Settings of(EffectiveConfiguration configuration, List<String> features) {
        return new Settings(configuration, features, configuration.hash());
    }
}
