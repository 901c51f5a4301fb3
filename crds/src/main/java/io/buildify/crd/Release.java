package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.crd.schema.ComputeResources;
import io.buildify.crd.schema.Environment;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a module: everything that may change from version to version.
 *
 * <p>The operator tells an accepted release that has changed by a hash of what it says beyond the defaults. So that
 * an upgrade of the operator changes no hash, a field that is added here has a default, one further down is absent
 * unless it is given.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties:
          env: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name]}
          dependencies: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [module]}
          permissions: {x-kubernetes-list-type: set}
        """)
public record Release(
        @Required
        @Size(max = 64)
        @Pattern(Syntax.VERSION)
        @JsonPropertyDescription("Version of the release (SemVer without build metadata).")
        String version,

        @Required
        @Size(max = 512)
        @Pattern(
                "^[a-zA-Z0-9][-._/a-zA-Z0-9]*(:[0-9]+/[-._/a-zA-Z0-9]+)?(:[a-zA-Z0-9_][-._a-zA-Z0-9]{0,127})?(@sha256:[0-9a-f]{64})?$")
        @JsonPropertyDescription("Container image.")
        String image,

        @Default("8080") @Min(1) @Max(65535) @JsonPropertyDescription("Port on which the container serves HTTP.")
        Integer port,

        @JsonPropertyDescription("Paths of the probes.") Health health,

        @SchemaFrom(type = Environment.class)
        @Size(max = 64)
        @JsonPropertyDescription("Further environment of the container, without secrets in clear.")
        List<EnvVar> env,

        @JsonPropertyDescription("Defaults and schema of the configuration.")
        Configuration configuration,

        @JsonPropertyDescription("The features there are, and those that are on unless a tier says otherwise.")
        Features features,

        @JsonPropertyDescription("Events that the release publishes and subscribes to.")
        Events events,

        @Size(max = 16) @JsonPropertyDescription("Other modules that the same tenant must have enabled.")
        List<Dependency> dependencies,

        @Size(max = 256)
        @JsonPropertyDescription("Permissions that the release checks in a user's token: <resource>.<action>.")
        List<@Size(max = 64) @Pattern(Syntax.PERMISSION) String> permissions,

        @JsonPropertyDescription("The release's part of the portal.") @Nullable
        Frontend frontend,

        @Default("1")
        @Min(1)
        @Max(64)
        @JsonPropertyDescription("Replicas of an instance, unless a tier says otherwise.")
        Integer replicas,

        @SchemaFrom(type = ComputeResources.class)
        @JsonPropertyDescription("Resources of a replica, unless a tier says otherwise.")
        @Nullable
        ResourceRequirements resources) {

    public Release {
        port = Absent.or(port, 8080);
        health = Absent.or(health, Health.DEFAULT);
        env = Absent.orEmpty(env);
        configuration = Absent.or(configuration, Configuration.NONE);
        features = Absent.or(features, Features.NONE);
        events = Absent.or(events, Events.NONE);
        dependencies = Absent.orEmpty(dependencies);
        permissions = Absent.orEmpty(permissions);
        replicas = Absent.or(replicas, 1);
    }

    /** A release that says nothing else. */
    public static Release plain(String version, String image) {
        return new Release(
                version,
                image,
                8080,
                Health.DEFAULT,
                List.of(),
                Configuration.NONE,
                Features.NONE,
                Events.NONE,
                List.of(),
                List.of(),
                null,
                1,
                null);
    }

    /** Paths of the probes. */
    public record Health(
            @Default(READY)
            @Size(max = 256)
            @Pattern(Syntax.PATH)
            @JsonPropertyDescription("Path that answers 200 when requests can be served.")
            String ready,

            @Default(LIVE)
            @Size(max = 256)
            @Pattern(Syntax.PATH)
            @JsonPropertyDescription("Path that answers 200 while the process is sound; it is restarted otherwise.")
            String live) {
        private static final String READY = "/q/health/ready";
        private static final String LIVE = "/q/health/live";
        static final Health DEFAULT = new Health(READY, LIVE);

        public Health {
            ready = Absent.or(ready, READY);
            live = Absent.or(live, LIVE);
        }
    }

    /** Defaults and schema of a release's configuration. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SchemaCustomizer(
            value = SchemaPatch.class,
            input = "properties: {defaults: {maxProperties: 256}, schema: {maxProperties: 64}}")
    public record Configuration(
            @JsonPropertyDescription("Values of the module tier.")
            ObjectNode defaults,

            @JsonPropertyDescription("JSON Schema 2020-12 of the effective configuration; anything goes without one."
                    + " x-buildify-tiers in a property says which tiers may set it: module, tenant, company;"
                    + " x-buildify-decimal bounds a decimal that is written as text, {minimum: 0}.")
            @Nullable
            ObjectNode schema) {
        static final Configuration NONE = new Configuration(Absent.orEmpty((ObjectNode) null), null);

        public Configuration {
            defaults = Absent.orEmpty(defaults);
        }
    }

    /** Features of a release. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @ValidationRule(
            value = "!has(self.enabled) || self.enabled.all(f, has(self.available) && f in self.available)",
            fieldPath = ".enabled",
            message = "features.enabled must name features in features.available: add them there")
    @SchemaCustomizer(value = SchemaPatch.class, input = """
            properties: {available: {x-kubernetes-list-type: set}, enabled: {x-kubernetes-list-type: set}}
            """)
    public record Features(
            @Size(max = 64) @JsonPropertyDescription("Every feature of the release.")
            List<@Size(max = 63) @Pattern(Syntax.FEATURE) String> available,

            @Size(max = 64) @JsonPropertyDescription("Features that are on unless a tenant or company says otherwise.")
            List<@Size(max = 63) @Pattern(Syntax.FEATURE) String> enabled) {
        static final Features NONE = new Features(List.of(), List.of());

        public Features {
            available = Absent.orEmpty(available);
            enabled = Absent.orEmpty(enabled);
        }
    }

    /** Another module that the same tenant must have enabled. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Dependency(
            @Required @Size(max = 40) @Pattern(Syntax.ID) @JsonPropertyDescription("Name of the Module.")
            String module,

            @Size(max = 64)
            @Pattern(Syntax.VERSION_RANGE)
            @JsonPropertyDescription(
                    "Its versions, any if absent: comparisons that must all hold, such as >=1.2 <2; parts that"
                            + " are left out are 0.")
            @Nullable
            String version) {}
}
