package io.buildify.local.agent.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicePlanTest {

    private static final Service WEB = Serialization.unmarshal("""
            metadata: {name: web, namespace: shop, uid: s-1, labels: {team: a}}
            spec:
              selector: {app: web}
              ports:
              - {name: http, port: 80, targetPort: http, protocol: TCP, appProtocol: http}
              - {name: admin, port: 9000, protocol: TCP}
              - {name: raw, port: 1, targetPort: 5432, protocol: TCP}
              - {name: missing, port: 2, targetPort: nosuch, protocol: TCP}
            """, Service.class);

    @Test
    void eachPodBehindAServiceHasASliceWithItsRealPorts() {
        var slices = SlicePlan.of(List.of(WEB), List.of(pod("web-1", "True"), pod("web-2", "False")));

        assertThat(slices).extracting(slice -> slice.getMetadata().getName()).containsExactly("web.web-1", "web.web-2");
        var slice = slices.getFirst();
        assertThat(slice.getAddressType()).isEqualTo("FQDN");
        assertThat(slice.getMetadata().getLabels())
                .containsEntry("kubernetes.io/service-name", "web")
                .containsEntry("endpointslice.kubernetes.io/managed-by", "node-agent.buildify.io")
                .containsEntry("team", "a");
        assertThat(slice.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getKind()).isEqualTo("Service");
            assertThat(owner.getUid()).isEqualTo("s-1");
        });
        assertThat(slice.getEndpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.getAddresses()).containsExactly("web-1.localhost");
            assertThat(endpoint.getTargetRef().getName()).isEqualTo("web-1");
        });
        assertThat(slice.getPorts())
                .extracting(port -> port.getName() + "=" + port.getPort())
                .containsExactly("http=23456", "admin=23457", "raw=5432");
    }

    @Test
    void conditionsFollowThePod() {
        var leaving = pod("web-3", "True");
        leaving.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");

        assertThat(conditions(WEB, pod("web-1", "True"))).isEqualTo("ready=true serving=true terminating=false");
        assertThat(conditions(WEB, pod("web-2", "False"))).isEqualTo("ready=false serving=false terminating=false");
        assertThat(conditions(WEB, leaving)).isEqualTo("ready=false serving=true terminating=true");
    }

    @Test
    void aServiceMayWantItsPodsBeforeTheyAreReady() {
        var eager = Serialization.clone(WEB);
        eager.getSpec().setPublishNotReadyAddresses(true);

        assertThat(conditions(eager, pod("web-1", "False"))).isEqualTo("ready=true serving=true terminating=false");
    }

    @Test
    void podsThatCannotAnswerHaveNone() {
        var other = pod("other", "True");
        other.getMetadata().getLabels().put("app", "other");
        var finished = pod("done", "False");
        finished.getStatus().setPhase("Succeeded");
        var starting = pod("new", "False");
        starting.getMetadata().setAnnotations(null);

        assertThat(SlicePlan.of(List.of(WEB), List.of(other, finished, starting)))
                .isEmpty();
    }

    @Test
    void aServiceWithoutSelectorHasNone() {
        var external = Serialization.clone(WEB);
        external.getSpec().setSelector(null);

        assertThat(SlicePlan.of(List.of(external), List.of(pod("web-1", "True"))))
                .isEmpty();
    }

    @Test
    void whatIsAsItShouldBeIsNotWritten() {
        var wanted = SlicePlan.of(List.of(WEB), List.of(pod("web-1", "True"), pod("web-2", "True")));
        var unchanged = Serialization.clone(wanted.getFirst());
        unchanged.getMetadata().setResourceVersion("42");
        var changed = SlicePlan.of(List.of(WEB), List.of(pod("web-2", "False"))).getFirst();
        var stale = SlicePlan.of(List.of(WEB), List.of(pod("web-0", "True"))).getFirst();

        var difference = SliceDifference.between(List.of(unchanged, changed, stale), wanted);

        assertThat(names(difference.apply())).containsExactly("web.web-2");
        assertThat(names(difference.delete())).containsExactly("web.web-0");
    }

    private static List<String> names(List<EndpointSlice> slices) {
        return slices.stream().map(slice -> slice.getMetadata().getName()).toList();
    }

    private static String conditions(Service service, Pod pod) {
        var conditions = SlicePlan.of(List.of(service), List.of(pod))
                .getFirst()
                .getEndpoints()
                .getFirst()
                .getConditions();
        return "ready=%s serving=%s terminating=%s"
                .formatted(conditions.getReady(), conditions.getServing(), conditions.getTerminating());
    }

    private static Pod pod(String name, String ready) {
        return Serialization.unmarshal("""
                metadata:
                  name: %s
                  namespace: shop
                  uid: p-1
                  labels: {app: web, x: y}
                  annotations: {node-agent.buildify.io/ports: '{"8080":23456,"9000":23457}'}
                spec:
                  nodeName: local
                  containers: [{name: web, ports: [{name: http, containerPort: 8080}, {containerPort: 9000}]}]
                status: {phase: Running, conditions: [{type: Ready, status: "%s"}]}
                """.formatted(name, ready), Pod.class);
    }
}
