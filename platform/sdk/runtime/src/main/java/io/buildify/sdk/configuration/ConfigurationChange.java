package io.buildify.sdk.configuration;

import io.buildify.sdk.scope.Scope;

/**
 * The effective configuration of a scope has another hash than before. A tenant's change is also one of its companies
 * that have no record of their own; they are not told apart from it.
 */
public final class ConfigurationChange {

    private final Scope scope;
    private final ServedConfiguration before;
    private final ServedConfiguration after;
    private final ConfigurationBinding binding;

    ConfigurationChange(
            Scope scope, ServedConfiguration before, ServedConfiguration after, ConfigurationBinding binding) {
        this.scope = scope;
        this.before = before;
        this.after = after;
        this.binding = binding;
    }

    /** Whose configuration it is. */
    public Scope scope() {
        return scope;
    }

    /**
     * What it was, as the module's own record.
     *
     * @throws ConfigurationInvalid if the values did not fit the record
     */
    public <T> T before(Class<T> type) {
        return before.view(type, values -> binding.bind(values, type));
    }

    /**
     * What it is now, as the module's own record.
     *
     * @throws ConfigurationInvalid if the values do not fit the record
     */
    public <T> T after(Class<T> type) {
        return after.view(type, values -> binding.bind(values, type));
    }
}
