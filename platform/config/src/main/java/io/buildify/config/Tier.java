package io.buildify.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The levels at which configuration can be set, from the most general to the most specific; later wins. */
public enum Tier {
    MODULE,
    TENANT,
    COMPANY;

    /** The name used in {@code x-buildify-tiers} and in messages: {@code module}, {@code tenant} or {@code company}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tier with this {@link #key()}, or empty. */
    static Optional<Tier> of(String key) {
        return Arrays.stream(values()).filter(tier -> tier.key().equals(key)).findFirst();
    }
}
