package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway's ServiceAccount may do, as the API server sees it. */
@LocalClusterTest
class AccessRightsIT {

    private final LocalCluster cluster;

    AccessRightsIT(LocalCluster cluster) {
        this.cluster = cluster;
        GatewayManifests.applyAccess(cluster.kubernetes());
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.networking.k8s.io, httproutes, list",
        "gateway.networking.k8s.io, httproutes, watch",
        "'', services, list",
        "'', services, watch",
        "discovery.k8s.io, endpointslices, list",
        "discovery.k8s.io, endpointslices, watch",
    })
    void itReadsRoutesAndEndpointsOfModules(String group, String resource, String verb) {
        assertThat(may("buildify-modules", group, resource, verb)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "buildify-modules, gateway.networking.k8s.io, httproutes, update",
        "buildify-modules, gateway.networking.k8s.io, httproutes, delete",
        "buildify-modules, '', services, create",
        "buildify-modules, '', secrets, get",
        "buildify-modules, '', pods, list",
        "buildify-modules, '', configmaps, get",
        "buildify-modules, discovery.k8s.io, endpointslices, update",
        "buildify-system, '', secrets, get",
        "buildify-system, '', services, list",
        "buildify-system, gateway.networking.k8s.io, httproutes, list",
        "default, '', services, list",
        "default, buildify.io, tenantmodules, list",
    })
    void itMayDoNothingElse(String namespace, String group, String resource, String verb) {
        assertThat(may(namespace, group, resource, verb)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.yaml", "deployment.yaml", "gateway.yaml", "service.yaml"})
    void everyManifestIsAccepted(String file) {
        KubernetesClient administrator = cluster.kubernetes();

        assertThat(GatewayManifests.read(administrator, file))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(administrator
                                .resource(object)
                                .dryRun()
                                .forceConflicts()
                                .serverSideApply())
                        .isNotNull());
    }

    private boolean may(String namespace, String group, String resource, String verb) {
        SubjectAccessReview question = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(GatewayManifests.ACCOUNT)
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup(group)
                .withResource(resource)
                .withVerb(verb)
                .endResourceAttributes()
                .endSpec()
                .build();
        return cluster.kubernetes()
                .authorization()
                .v1()
                .subjectAccessReview()
                .create(question)
                .getStatus()
                .getAllowed();
    }
}
