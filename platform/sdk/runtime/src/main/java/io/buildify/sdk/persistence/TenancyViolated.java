package io.buildify.sdk.persistence;

import java.util.List;

/** The module's schema would let one tenant reach another's data, so the module does not serve. */
public final class TenancyViolated extends IllegalStateException {
    TenancyViolated(List<String> violations) {
        super("Tenants would not be kept apart, so this instance does not start:\n  "
                + String.join("\n  ", violations));
    }
}
