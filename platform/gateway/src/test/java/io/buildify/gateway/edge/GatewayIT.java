package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.gateway.cluster.ClusterWatch;
import io.buildify.gateway.cluster.GatewayReference;
import io.buildify.gateway.upstream.EndpointStates;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The edge with the rights of its ServiceAccount on a real API server, and real servers behind it. */
@LocalClusterTest
class GatewayIT {

    private static final GatewayReference GATEWAY = new GatewayReference("buildify-system", "buildify");

    private final LocalCluster cluster;
    private final KubernetesClient account;
    private final List<Upstream> upstreams = new ArrayList<>();
    private Publisher publisher;
    private ClusterWatch watch;
    private EdgeFixture edge;

    GatewayIT(LocalCluster cluster) {
        this.cluster = cluster;
        GatewayManifests.applyAccess(cluster.kubernetes());
        Config own = new ConfigBuilder(cluster.kubernetes().getConfiguration())
                .withImpersonateUsername(GatewayManifests.ACCOUNT)
                .build();
        this.account = new KubernetesClientBuilder().withConfig(own).build();
    }

    @BeforeEach
    void start() {
        publisher = new Publisher(cluster.kubernetes());
        EndpointStates states = new EndpointStates();
        watch = new ClusterWatch(account, "buildify-modules", GATEWAY, states);
        edge = new EdgeFixture(Map.of(), watch, states);
        watch.start();
        await().until(watch::isComplete);
    }

    @AfterEach
    void stop() throws Exception {
        publisher.close();
        watch.close();
        edge.close();
        account.close();
    }

    @Test
    void aModuleIsServedOnceItsRouteAndEndpointsAreThere() throws Exception {
        int port = upstream("edge-a");
        assertThat(edge.get("acme", "/api/v1/edge-a/x").statusCode()).isEqualTo(404);

        publisher.instance("edge-a", "edge-a", port);

        awaitServedBy("edge-a", "acme", null, "/api/v1/edge-a/x");
        assertThat(edge.send(edge.request("/health/edge-a")).body()).contains("\"status\":\"UP\"");

        publisher.endpoints("edge-a");
        await().until(() -> edge.get("acme", "/api/v1/edge-a/x").statusCode() == 503);
        assertThat(edge.send(edge.request("/health/edge-a")).statusCode()).isEqualTo(503);

        publisher.withdrawRoute("edge-a");
        await().until(() -> edge.get("acme", "/api/v1/edge-a/x").statusCode() == 404);
    }

    @Test
    void everyRouteThatIsThereIsKnownOnceItReportsComplete() throws Exception {
        for (int i = 0; i < 60; i++) {
            publisher.route(
                    "edge-g-" + i, "edge-g", "{path: {type: PathPrefix, value: /api/v1/edge-g-%d}}".formatted(i));
        }

        EndpointStates states = new EndpointStates();
        try (ClusterWatch late = new ClusterWatch(account, "buildify-modules", GATEWAY, states);
                EdgeFixture other = new EdgeFixture(Map.of(), late, states)) {
            late.start();
            await().until(late::isComplete);

            for (int i = 0; i < 60; i++) {
                assertThat(other.get("acme", "/api/v1/edge-g-" + i).body()).contains("route-unusable");
            }
        }
    }

    @Test
    void everybodyReachesTheInstanceThatServesThem() throws Exception {
        publisher.instance("edge-b", "edge-b", upstream("edge-b"));
        publisher.instance(
                "edge-b-globex",
                "edge-b",
                "{name: buildify-tenant, type: Exact, value: globex}",
                upstream("edge-b-globex"));
        publisher.instance(
                "edge-b-globex-uk",
                "edge-b",
                "{name: buildify-tenant, type: Exact, value: globex}, {name: buildify-company, type: Exact, value: globex-uk}",
                upstream("edge-b-globex-uk"));

        awaitServedBy("edge-b-globex-uk", "globex", "globex-uk", "/api/v1/edge-b/x");
        awaitServedBy("edge-b-globex", "globex", "globex-de", "/api/v1/edge-b/x");
        awaitServedBy("edge-b-globex", "globex", null, "/api/v1/edge-b/x");
        awaitServedBy("edge-b", "acme", null, "/api/v1/edge-b/x");
        awaitServedBy("edge-b", "acme", "globex-uk", "/api/v1/edge-b/x");
    }

    @Test
    void precedenceIsTheGatewayApis() throws Exception {
        for (String name : List.of("edge-c", "edge-c-long", "edge-c-exact", "edge-c-method", "edge-c-query")) {
            publisher.instance(name, name, upstream(name));
        }
        publisher.route("edge-c", "edge-c", "{path: {type: PathPrefix, value: /api/v1/c}}");
        publisher.route("edge-c-long", "edge-c", "{path: {type: PathPrefix, value: /api/v1/c/long}}");
        publisher.route("edge-c-exact", "edge-c", "{path: {type: Exact, value: /api/v1/c/long/exact}}");
        publisher.route("edge-c-method", "edge-c", "{path: {type: PathPrefix, value: /api/v1/c}, method: DELETE}");
        publisher.route(
                "edge-c-query",
                "edge-c",
                "{path: {type: PathPrefix, value: /api/v1/c}, queryParams: [{name: v, value: '2'}]}");

        awaitServedBy("edge-c-query", "acme", null, "/api/v1/c/x?v=2");
        awaitServedBy("edge-c", "acme", null, "/api/v1/c/x");
        awaitServedBy("edge-c-long", "acme", null, "/api/v1/c/long/x?v=2");
        awaitServedBy("edge-c-exact", "acme", null, "/api/v1/c/long/exact");
        assertThat(edge.send(edge.as("acme", "/api/v1/c/x?v=2").DELETE()).body())
                .contains("edge-c-method");
        assertThat(edge.get("acme", "/api/v1/cx").statusCode()).isEqualTo(404);
    }

    @Test
    void routesFromElsewhereAreNotAdmitted() throws Exception {
        publisher.instance("edge-d", "edge-d", upstream("edge-d"));
        publisher.route(
                "buildify-system",
                "{name: buildify, namespace: buildify-system}",
                "edge-d",
                "edge-d",
                "{path: {type: PathPrefix, value: /api/v1/elsewhere}}");
        publisher.route(
                "buildify-modules",
                "{name: other, namespace: buildify-system}",
                "edge-d-other",
                "edge-d",
                "{path: {type: PathPrefix, value: /api/v1/other}}");

        awaitServedBy("edge-d", "acme", null, "/api/v1/edge-d/x");
        assertThat(edge.get("acme", "/api/v1/elsewhere/x").statusCode()).isEqualTo(404);
        assertThat(edge.get("acme", "/api/v1/other/x").statusCode()).isEqualTo(404);
    }

    @Test
    void changesUnderLoadLoseNoRequest() throws Exception {
        int first = upstream("first");
        int second = upstream("second");
        int owned = upstream("owned");
        publisher.instance("edge-e", "edge-e", first);
        awaitServedBy("first", "acme", null, "/api/v1/edge-e/x");
        AtomicBoolean goOn = new AtomicBoolean(true);
        AtomicInteger served = new AtomicInteger();
        Queue<String> lost = new ConcurrentLinkedQueue<>();
        List<Thread> clients = new ArrayList<>();
        for (String tenant : List.of("acme", "globex", "initech")) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (goOn.get()) {
                    try {
                        HttpResponse<String> response = edge.get(tenant, "/api/v1/edge-e/x");
                        served.incrementAndGet();
                        if (response.statusCode() != 200) {
                            lost.add(response.body());
                        }
                    } catch (Exception e) {
                        lost.add(e.toString());
                    }
                }
            }));
        }

        for (int i = 0; i < 10; i++) {
            publisher.endpoints("edge-e", first, second);
            awaitServedBy("second", "acme", null, "/api/v1/edge-e/x");
            publisher.endpoints("edge-e", second);
            publisher.instance("edge-e-globex", "edge-e", "{name: buildify-tenant, type: Exact, value: globex}", owned);
            awaitServedBy("owned", "globex", null, "/api/v1/edge-e/x");
            publisher.withdrawRoute("edge-e-globex");
            publisher.endpoints("edge-e", first);
            awaitServedBy("first", "globex", null, "/api/v1/edge-e/x");
        }
        goOn.set(false);
        for (Thread client : clients) {
            client.join();
        }

        assertThat(lost).isEmpty();
        assertThat(served.get()).isGreaterThan(100);
    }

    @Test
    void whatWasKnownIsServedWhileTheApiServerIsAwayAndWhatIsNewAfterwards() throws Exception {
        int port = upstream("edge-f");
        publisher.instance("edge-f", "edge-f", port);
        awaitServedBy("edge-f", "acme", null, "/api/v1/edge-f/x");

        cluster.part("kube-apiserver")
                .whileDown(() -> assertThat(edge.get("acme", "/api/v1/edge-f/x").statusCode())
                        .isEqualTo(200));

        publisher.route("edge-f-new", "edge-f", "{path: {type: PathPrefix, value: /api/v1/edge-f-new}}");
        await().until(() -> edge.get("acme", "/api/v1/edge-f-new/x").statusCode() != 404);
        assertThat(edge.get("acme", "/api/v1/edge-f/x").statusCode()).isEqualTo(200);
    }

    private int upstream(String name) throws Exception {
        Upstream upstream = new Upstream(edge.vertx, name);
        upstreams.add(upstream);
        return upstream.port();
    }

    private void awaitServedBy(String upstream, String tenant, String company, String path) {
        String token = company == null ? edge.issuer.token(tenant) : edge.issuer.token(tenant, company);
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> edge.send(edge.request(path).header("authorization", "Bearer " + token))
                        .headers()
                        .firstValue("upstream")
                        .orElse("nobody")
                        .equals(upstream));
    }
}
