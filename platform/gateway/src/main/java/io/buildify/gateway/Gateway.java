package io.buildify.gateway;

import io.buildify.gateway.cluster.ClusterWatch;
import io.buildify.gateway.cluster.GatewayReference;
import io.buildify.gateway.edge.EdgeMetrics;
import io.buildify.gateway.edge.EdgeServer;
import io.buildify.gateway.edge.WarmUp;
import io.buildify.gateway.token.TokenVerifier;
import io.buildify.gateway.upstream.EndpointStates;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Puts the parts together and starts and stops them with the process. */
@ApplicationScoped
class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private static final Duration START = Duration.ofSeconds(10);

    private final GatewayConfiguration configuration;
    private final ClusterWatch cluster;
    private final EdgeServer edge;
    private final WarmUp warmUp;
    private volatile boolean warm;

    Gateway(GatewayConfiguration configuration, KubernetesClient client, Vertx vertx, MeterRegistry registry) {
        this.configuration = configuration;
        EndpointStates states = new EndpointStates();
        var kubernetes = configuration.kubernetes();
        this.cluster = new ClusterWatch(
                client,
                kubernetes.namespace(),
                new GatewayReference(kubernetes.gatewayNamespace(), kubernetes.gateway()),
                states);
        TokenVerifier tokens = verifier(configuration.token());
        this.edge = new EdgeServer(vertx, configuration, cluster, tokens, states, new EdgeMetrics(registry));
        this.warmUp = new WarmUp(vertx, configuration, tokens);
    }

    void start(@Observes StartupEvent event) throws Exception {
        cluster.start();
        edge.start().toCompletionStage().toCompletableFuture().get(START.toSeconds(), TimeUnit.SECONDS);
        LOG.infof("Listening on http://%s:%d", configuration.host(), edge.port());
        warmUp.run().onComplete(done -> warm = true);
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        warm = false;
        Thread.sleep(configuration.timeouts().drainDelay());
        try {
            edge.stop()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(configuration.timeouts().drain().plus(START).toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            LOG.warn("Some requests did not end within the drain time-out and were cut off.");
        }
        cluster.close();
    }

    /** Whether the routes are known and the first request will be fast; not any more once the process is to end. */
    boolean isReady() {
        return warm && cluster.isComplete();
    }

    private static TokenVerifier verifier(GatewayConfiguration.Token token) {
        return new TokenVerifier(
                token.issuer(),
                token.audience(),
                keys(token.keys()),
                token.clockSkew(),
                token.remembered(),
                Clock.systemUTC());
    }

    private static JsonWebKeySet keys(String json) {
        try {
            JsonWebKeySet keys = new JsonWebKeySet(json);
            if (!keys.getJsonWebKeys().isEmpty()) {
                return keys;
            }
        } catch (JoseException e) {
            LOG.debug("The key set cannot be read", e);
        }
        throw new IllegalArgumentException(
                "BUILDIFY_TOKEN_KEYS is not a JSON Web Key Set with at least one public key. Correct the ConfigMap buildify-token-keys.");
    }
}
