package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a module: everything that may change from version to version.
 *
 * @param version SemVer
 * @param image container image
 * @param port port that the container listens on
 * @param health paths of the probes
 * @param env further environment of the container, without secrets in clear
 * @param configuration defaults and schema of the configuration
 * @param features features there are, and those that are on unless a tier says otherwise
 * @param events what it publishes and subscribes to
 * @param dependencies modules that the same tenant must have
 * @param permissions what the module checks in a user's token
 * @param frontend its part of the portal
 * @param replicas of an instance, unless a tier says otherwise
 * @param resources of a replica, unless a tier says otherwise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Release(
        String version,
        String image,
        Integer port,
        Health health,
        List<EnvVar> env,
        Configuration configuration,
        Features features,
        Events events,
        List<Dependency> dependencies,
        List<String> permissions,
        @Nullable Frontend frontend,
        Integer replicas,
        @Nullable ResourceRequirements resources) {

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

    /**
     * @param ready path that answers 200 when requests can be served
     * @param live path that answers 200 while the process is sound
     */
    public record Health(String ready, String live) {
        static final Health DEFAULT = new Health("/q/health/ready", "/q/health/live");

        public Health {
            ready = Absent.or(ready, "/q/health/ready");
            live = Absent.or(live, "/q/health/live");
        }
    }

    /**
     * @param defaults the module tier's values
     * @param schema JSON Schema 2020-12 of the effective configuration; absent: anything goes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Configuration(
            ObjectNode defaults, @Nullable ObjectNode schema) {
        static final Configuration NONE = new Configuration(Absent.orEmpty((ObjectNode) null), null);

        public Configuration {
            defaults = Absent.orEmpty(defaults);
        }
    }

    /**
     * @param available every feature of the release
     * @param enabled those that are on at the module tier
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Features(List<String> available, List<String> enabled) {
        static final Features NONE = new Features(List.of(), List.of());

        public Features {
            available = Absent.orEmpty(available);
            enabled = Absent.orEmpty(enabled);
        }
    }

    /**
     * @param module name of the module that is needed
     * @param version range of its versions, {@code >=1.0}; absent: any
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Dependency(String module, @Nullable String version) {}
}
