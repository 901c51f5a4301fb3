package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;

/**
 * A module's schema, compiled: JSON Schema 2020-12 with the keyword {@code x-buildify-tiers}, which lists the
 * tiers that may set the value it stands at and everything below, until a deeper one says otherwise, and
 * {@code x-buildify-decimal}, which bounds decimals that are written as text. It refers to nothing outside itself.
 * Safe to use from several threads.
 */
public final class ConfigurationSchema {
    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keyword(new TiersKeyword())
            .keyword(new DecimalKeyword())
            .build();
    private static final Schema META = registry().getSchema(SchemaLocation.of(META_SCHEMA));

    /** The schema of a release that has none: every object is valid. */
    public static final ConfigurationSchema ANYTHING = new ConfigurationSchema(JsonNodeFactory.instance.objectNode());

    private final Schema schema;

    private ConfigurationSchema(JsonNode json) {
        schema = registry().getSchema(json);
        schema.initializeValidators();
    }

    /**
     * Compiles a schema.
     *
     * @throws InvalidSchema when it is not a schema of JSON Schema 2020-12 or refers to something outside itself
     */
    public static ConfigurationSchema compile(JsonNode json) throws InvalidSchema {
        var dialect = json.path("$schema").asText(META_SCHEMA);
        if (!dialect.equals(META_SCHEMA)) {
            throw new InvalidSchema("$schema is %s; write it for %s".formatted(dialect, META_SCHEMA));
        }
        var faults =
                META.validate(json, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!faults.isEmpty()) {
            throw new InvalidSchema(faults.getFirst().toString());
        }
        try {
            return new ConfigurationSchema(json);
        } catch (SchemaException e) {
            throw new InvalidSchema(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** What the schema finds wrong with a document, and which of its places are reserved for which tiers. */
    Findings inspect(JsonNode document) {
        var tiers = new TierRules();
        var errors = schema.validate(
                document, context -> context.getCollectorContext().put(TierRules.class, tiers));
        return new Findings(errors, tiers);
    }

    record Findings(List<Error> errors, TierRules tiers) {}

    /** A schema cannot be used; the message says where and why. */
    public static final class InvalidSchema extends Exception {
        private static final long serialVersionUID = 1;

        InvalidSchema(String message) {
            super(message);
        }
    }

    /** One registry for each schema, so that identifiers in one module's schema mean nothing to another's. */
    private static SchemaRegistry registry() {
        var config = SchemaRegistryConfig.builder()
                .locale(Locale.ENGLISH)
                .pathType(PathType.JSON_POINTER)
                .build();
        return SchemaRegistry.withDefaultDialect(
                DIALECT,
                registry -> registry.schemaRegistryConfig(config)
                        .schemaLoader(
                                loader -> loader.block(iri -> !iri.toString().startsWith("https://json-schema.org/"))));
    }
}
