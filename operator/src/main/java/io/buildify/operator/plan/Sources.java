package io.buildify.operator.plan;

import io.buildify.events.ConfigurationRecord.Source;
import io.buildify.operator.resolve.Traces;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.Map;

/** The resources that went into a record, by kind in camel case. */
final class Sources {
    private Sources() {}

    static Source of(HasMetadata resource) {
        var meta = resource.getMetadata();
        return new Source(String.valueOf(meta.getUid()), meta.getGeneration() == null ? 0 : meta.getGeneration());
    }

    static Map<String, Source> and(Map<String, Source> above, HasMetadata resource) {
        var sources = new LinkedHashMap<>(above);
        sources.put(key(resource), of(resource));
        return sources;
    }

    /** Whether this very spec was accepted before, so that it is not its author who made it wrong. */
    static boolean wasAccepted(HasMetadata resource, Traces traces) {
        return traces.answer()
                .map(record -> record.sources())
                .map(sources -> sources.get(key(resource)))
                .filter(of(resource)::equals)
                .isPresent();
    }

    private static String key(HasMetadata resource) {
        return Character.toLowerCase(resource.getKind().charAt(0))
                + resource.getKind().substring(1);
    }
}
