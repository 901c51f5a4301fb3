package io.buildify.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param release the release that {@code values} and {@code features} are for
 * @param next what processes of the next release take instead; absent but while that rolls out
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
        @Nullable Map<String, Source> sources,
        @Nullable String release,
        @Nullable Next next) {

    public static final int CONTRACT = 1;

    /** A record that sends the pair to another instance. */
    public static ConfigurationRecord servedBy(String instance) {
        return new ConfigurationRecord(
                CONTRACT, null, null, instance, null, null, null, null, null, null, null, null, null);
    }

    /** A record that ends the look-up with 403 and the reason's problem type. */
    public static ConfigurationRecord disabled(Reason reason) {
        return new ConfigurationRecord(
                CONTRACT, false, reason, null, null, null, null, null, null, null, null, null, null);
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
                        sources,
                        release,
                        null);
    }

    /**
     * The record as a process of this release takes it: with {@link #next} in its place where that is for it.
     *
     * @return a record without {@code next}
     */
    public ConfigurationRecord at(String runningRelease) {
        if (next == null) {
            return this;
        }
        var taken = next.release().equals(runningRelease) ? next : now(release);
        return new ConfigurationRecord(
                contract,
                enabled,
                reason,
                servedBy,
                companies,
                taken.values(),
                taken.features(),
                taken.companyFeatures(),
                taken.origin(),
                taken.hash(),
                sources,
                taken.release(),
                null);
    }

    /**
     * This record while a release rolls out.
     *
     * @param coming the record for that release
     */
    public ConfigurationRecord before(ConfigurationRecord coming) {
        return new ConfigurationRecord(
                contract,
                enabled,
                reason,
                servedBy,
                companies,
                values,
                features,
                companyFeatures,
                origin,
                hash,
                coming.sources,
                release,
                coming.now(coming.release));
    }

    /** Whether both serve with the same, for whichever releases they are. */
    public boolean servesAs(ConfigurationRecord other) {
        return now(release).equals(other.now(release)) && Objects.equals(companies, other.companies);
    }

    private Next now(@Nullable String forRelease) {
        return new Next(String.valueOf(forRelease), values, features, companyFeatures, origin, hash);
    }

    /** Which companies of a tenant are served without a record of their own. */
    public enum Companies {
        All,
        Listed
    }

    /**
     * What a record says for one release.
     *
     * @param release its version
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Next(
            String release,
            @Nullable JsonNode values,
            @Nullable List<String> features,
            @Nullable List<String> companyFeatures,
            @Nullable Map<String, String> origin,
            @Nullable String hash) {}

    /** Identity and generation of a resource that went into the record. */
    public record Source(String uid, long generation) {}
}
