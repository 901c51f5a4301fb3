package io.buildify.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Value of a record in a configuration topic (docs/module-contract.md). Fields are only ever added;
 * readers ignore what they do not know.
 *
 * @param contract version of this contract, {@link #CONTRACT}
 * @param enabled whether the caller is served; absent in a redirect
 * @param reason why not, when {@code enabled} is false
 * @param servedBy the instance that serves this pair instead; every other field is then absent
 * @param companies whether companies without a record of their own are served; only for a tenant
 * @param values the effective configuration
 * @param features the effective features, sorted
 * @param companyFeatures only for a tenant: what companies without a record of their own have of {@code features};
 *     absent when they have all of them
 * @param origin for each leaf of {@code values}, by its JSON Pointer without the leading slash, the tier and resource that set it
 * @param hash SHA-256 in hex of the canonical JSON (RFC 8785) of {@code values}
 * @param sources the resources that were read, by kind in camel case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConfigurationRecord(
        int contract,
        @Nullable Boolean enabled,
        @Nullable Reason reason,
        @Nullable String servedBy,
        @Nullable Companies companies,
        @Nullable JsonNode values,
        @Nullable List<String> features,
        @Nullable List<String> companyFeatures,
        @Nullable Map<String, String> origin,
        @Nullable String hash,
        @Nullable Map<String, Source> sources) {

    public static final int CONTRACT = 1;

    /** A record that sends the pair to another instance. */
    public static ConfigurationRecord servedBy(String instance) {
        return new ConfigurationRecord(CONTRACT, null, null, instance, null, null, null, null, null, null, null);
    }

    /** A record that ends the look-up with 403 and the reason's problem type. */
    public static ConfigurationRecord disabled(Reason reason) {
        return new ConfigurationRecord(CONTRACT, false, reason, null, null, null, null, null, null, null, null);
    }

    /** The tenant's record, as it answers for a company without one of its own. */
    public ConfigurationRecord forCompany() {
        return companyFeatures == null
                ? this
                : new ConfigurationRecord(
                        contract,
                        enabled,
                        reason,
                        servedBy,
                        null,
                        values,
                        companyFeatures,
                        null,
                        origin,
                        hash,
                        sources);
    }

    /** Which companies of a tenant are served without a record of their own. */
    public enum Companies {
        All,
        Listed
    }

    /** Identity and generation of a resource that went into the record. */
    public record Source(String uid, long generation) {}
}
