package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compiled schemas, kept by their text so that a schema is compiled once however many nodes it validates. Holds
 * the most recently used. Safe to use from several threads.
 */
public final class Schemas {
    private final Map<JsonNode, Compiled> compiled;

    /** @param capacity how many schemas to keep */
    public Schemas(int capacity) {
        compiled = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<JsonNode, Compiled> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * The compiled form of a schema.
     *
     * @throws ConfigurationSchema.InvalidSchema as {@link ConfigurationSchema#compile}
     */
    public ConfigurationSchema get(JsonNode json) throws ConfigurationSchema.InvalidSchema {
        Compiled found;
        synchronized (compiled) {
            found = compiled.computeIfAbsent(json, Schemas::compile);
        }
        return found.orThrow();
    }

    private static Compiled compile(JsonNode json) {
        try {
            return new Compiled.Usable(ConfigurationSchema.compile(json));
        } catch (ConfigurationSchema.InvalidSchema e) {
            return new Compiled.Unusable(e);
        }
    }

    private sealed interface Compiled {
        ConfigurationSchema orThrow() throws ConfigurationSchema.InvalidSchema;

        record Usable(ConfigurationSchema schema) implements Compiled {
            @Override
            public ConfigurationSchema orThrow() {
                return schema;
            }
        }

        record Unusable(ConfigurationSchema.InvalidSchema fault) implements Compiled {
            @Override
            public ConfigurationSchema orThrow() throws ConfigurationSchema.InvalidSchema {
                throw fault;
            }
        }
    }
}
