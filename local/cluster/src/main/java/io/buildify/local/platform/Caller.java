package io.buildify.local.platform;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is served by a module of the quickstart.
 *
 * @param prefix of the module's paths
 * @param tenant the caller's
 * @param company the caller's; null for the tenant as a whole
 */
record Caller(String prefix, String tenant, @Nullable String company) {

    @Override
    public String toString() {
        return prefix + " for " + tenant + (company == null ? "" : "/" + company);
    }
}
