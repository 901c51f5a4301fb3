package io.buildify.sdk.scope;

import io.buildify.events.ConfigurationKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In whose name code runs.
 *
 * @param tenant the tenant's id
 * @param company the company's id, or null for the tenant as a whole
 */
public record Scope(String tenant, @Nullable String company) {

    private static final Pattern ID = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");

    /** Whether the text can be the id of a tenant or a company. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The same tenant, seen from one of its companies. */
    public Scope ofCompany(String company) {
        return new Scope(tenant, company);
    }

    public ConfigurationKey key() {
        return new ConfigurationKey(tenant, company);
    }

    @Override
    public String toString() {
        return key().toString();
    }
}
