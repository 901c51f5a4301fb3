package io.buildify.sdk.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.buildify.events.ConfigurationRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One record of the topic as objects, with the typed views that were made of it. */
public final class ServedConfiguration {

    private final ConfigurationRecord record;
    private final Set<String> features;
    private final Map<Class<?>, Object> views = new ConcurrentHashMap<>();
    private final ServedConfiguration forCompanies;

    ServedConfiguration(ConfigurationRecord record) {
        this.record = record;
        this.forCompanies = record.companyFeatures() == null ? this : new ServedConfiguration(record.forCompany());
        List<String> names = record.features();
        this.features = names == null ? Set.of() : Set.copyOf(names);
    }

    /** A tenant's, as companies have it that have no record of their own. */
    ServedConfiguration forCompanies() {
        return forCompanies;
    }

    ConfigurationRecord record() {
        return record;
    }

    /** The effective values; a missing node if the record has none. */
    JsonNode values() {
        JsonNode values = record.values();
        return values == null ? MissingNode.getInstance() : values;
    }

    boolean offers(String feature) {
        return features.contains(feature);
    }

    /** The view of that type, made at most once for this record. */
    <T> T view(Class<T> type, Function<JsonNode, T> binding) {
        return type.cast(views.computeIfAbsent(type, same -> binding.apply(values())));
    }
}
