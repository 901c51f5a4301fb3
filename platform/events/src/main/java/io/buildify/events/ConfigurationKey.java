package io.buildify.events;

import org.jspecify.annotations.Nullable;

/**
 * Key of a record in a configuration topic: {@code acme} for the tenant itself, {@code acme/acme-de}
 * for one of its companies.
 *
 * @param tenant the tenant's id
 * @param company the company's id, or null for the tenant itself
 */
public record ConfigurationKey(String tenant, @Nullable String company) {

    public static ConfigurationKey ofTenant(String tenant) {
        return new ConfigurationKey(tenant, null);
    }

    /** Reads the text of a record's key, the inverse of {@link #toString()}. */
    public static ConfigurationKey parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new ConfigurationKey(text, null)
                : new ConfigurationKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return company == null ? tenant : tenant + "/" + company;
    }
}
