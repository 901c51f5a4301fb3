package io.buildify.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.config.CanonicalJson;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.ConfigurationRecord.Companies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configuration records as the operator publishes them. */
public final class Records {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Records() {}

    /** A tenant that serves all its companies. */
    public static ConfigurationRecord tenant(String values, String... features) {
        return enabled(Companies.All, values, features);
    }

    /** A tenant whose companies need records of their own. */
    public static ConfigurationRecord listedTenant(String values, String... features) {
        return enabled(Companies.Listed, values, features);
    }

    public static ConfigurationRecord company(String values, String... features) {
        return enabled(null, values, features);
    }

    /** A tenant's record that gives companies without one of their own these features only. */
    public static ConfigurationRecord offering(ConfigurationRecord tenant, String... companyFeatures) {
        return new ConfigurationRecord(
                tenant.contract(),
                tenant.enabled(),
                tenant.reason(),
                tenant.servedBy(),
                tenant.companies(),
                tenant.values(),
                tenant.features(),
                List.of(companyFeatures),
                tenant.origin(),
                tenant.hash(),
                tenant.sources(),
                tenant.release(),
                tenant.next());
    }

    /** The same record for another release than the module under test runs. */
    public static ConfigurationRecord inRelease(ConfigurationRecord record, String release) {
        return new ConfigurationRecord(
                record.contract(),
                record.enabled(),
                record.reason(),
                record.servedBy(),
                record.companies(),
                record.values(),
                record.features(),
                record.companyFeatures(),
                record.origin(),
                record.hash(),
                record.sources(),
                release,
                record.next());
    }

    private static ConfigurationRecord enabled(@Nullable Companies companies, String values, String... features) {
        JsonNode json = parse(values);
        Map<String, String> origin = new LinkedHashMap<>();
        json.fieldNames().forEachRemaining(name -> origin.put(name, "TenantModule test"));
        return new ConfigurationRecord(
                ConfigurationRecord.CONTRACT,
                true,
                null,
                null,
                companies,
                json,
                List.of(features),
                null,
                origin,
                CanonicalJson.hash(json),
                Map.of(),
                ModuleInstance.RELEASE,
                null);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
