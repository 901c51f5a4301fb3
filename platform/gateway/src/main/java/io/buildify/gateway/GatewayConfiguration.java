package io.buildify.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set. {@code docs/gateway.md} lists the names with their environment variables. */
@ConfigMapping(prefix = "buildify.gateway")
public interface GatewayConfiguration {

    /** The address to listen on. */
    String host();

    /** The port to listen on; 0 for any free one. */
    int port();

    Token token();

    Kubernetes kubernetes();

    Limits limits();

    Timeouts timeouts();

    Cors cors();

    /** Path prefixes that may be called without a token, besides {@code /health}. */
    Optional<Set<String>> publicPaths();

    /** Requests that warm the path of a request before the gateway reports ready; 0 for none. */
    @WithDefault("300")
    int warmUp();

    interface Token {
        /** What {@code iss} must be. */
        String issuer();

        /** What {@code aud} must contain. */
        String audience();

        /** The public keys, a JSON Web Key Set. */
        String keys();

        /** By how much the clock of the issuer may differ. */
        @WithDefault("PT5S")
        Duration clockSkew();

        /** How many verified tokens are remembered until they expire. */
        @WithDefault("10000")
        int remembered();
    }

    interface Kubernetes {
        /** Routes, Services and EndpointSlices are taken from here only. */
        @WithDefault("buildify-modules")
        String namespace();

        /** Namespace of the Gateway that routes name as their parent. */
        @WithDefault("buildify-system")
        String gatewayNamespace();

        /** Name of the Gateway that routes name as their parent. */
        @WithDefault("buildify")
        String gateway();
    }

    interface Limits {
        /** Longer request bodies are refused with 413. */
        @WithDefault("10M")
        MemorySize body();

        /** Requests a second that each tenant may send for a long time; 0 for no limit. */
        @WithDefault("100")
        int requestsPerSecond();

        /** Requests that a tenant may send at once after a pause. */
        @WithDefault("200")
        int burst();

        /** Endpoints that a request is tried on while no upstream has begun to work on it. */
        @WithDefault("3")
        int attempts();

        /** Connections to each endpoint, for each event loop. */
        @WithDefault("256")
        int connections();
    }

    interface Timeouts {
        /** To connect to an endpoint. */
        @WithDefault("PT2S")
        Duration connect();

        /** From the end of the request to the head of the response. */
        @WithDefault("PT30S")
        Duration response();

        /** A connection without a byte in either direction is closed after this time. */
        @WithDefault("PT2M")
        Duration idle();

        /** How long an endpoint is left out after its first failure; doubles with each further one. */
        @WithDefault("PT0.5S")
        Duration ejection();

        /** After SIGTERM: how long new connections are still taken, until all who dial us have noticed. */
        @WithDefault("PT0S")
        Duration drainDelay();

        /** After that: how long requests under way may take. */
        @WithDefault("PT20S")
        Duration drain();
    }

    interface Cors {
        /** Origins whose pages may call the API, such as {@code https://app.example.com}; none by default. */
        Optional<Set<String>> origins();
    }
}
