package io.buildify.config;

/**
 * Why a configuration cannot be accepted.
 *
 * @param reason which rule is broken
 * @param origin the resource at fault and its tier
 * @param key the key concerned, a JSON Pointer without its leading slash; empty for the configuration as a whole
 * @param why what is wrong with it
 * @param remedy what its author can do
 */
public record Problem(Reason reason, Origin origin, String key, String why, String remedy) {

    /** Subject, reason and remedy in one sentence. */
    public String message() {
        var subject = key.isEmpty() ? "the configuration" : "key " + key;
        return "%s (%s tier): %s %s; %s"
                .formatted(origin.resource(), origin.tier().key(), subject, why, remedy);
    }

    /** The rules of a configuration. */
    public enum Reason {
        /** A key is null, which Kubernetes clients drop. */
        NULL_NOT_SUPPORTED,
        /** A number that does not survive a trip through doubles. */
        NUMBER_OUT_OF_RANGE,
        /** An entry of {@code unset} is not a pointer to a key of an object. */
        UNSET_INVALID,
        /** The key may not be set or unset at this tier ({@code x-buildify-tiers}). */
        TIER_NOT_ALLOWED,
        /** The module's schema refuses it. */
        SCHEMA_VIOLATED,
        /** More than 64 KiB in canonical form, or more than 16 levels. */
        TOO_LARGE,
    }
}
