package io.buildify.sdk.configuration;

/** The effective configuration does not fit the module's record, although the operator accepted it. */
public final class ConfigurationInvalid extends RuntimeException {
    ConfigurationInvalid(Class<?> type, String reason) {
        super(
                "The effective configuration does not fit %s: %s. The schema in the Module's release must forbid what the record cannot take."
                        .formatted(type.getSimpleName(), reason));
    }
}
