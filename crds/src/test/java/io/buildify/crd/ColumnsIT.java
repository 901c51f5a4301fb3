package io.buildify.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kubectl get shows. */
@LocalClusterTest
class ColumnsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient kubernetes;

    ColumnsIT(LocalCluster cluster) {
        Installation installation = Installation.on(cluster);
        installation.namespace(ValidResource.NAMESPACE, Map.of());
        kubernetes = installation.administrator();
    }

    @AfterEach
    void remove() {
        ValidResource.KINDS.forEach(
                kind -> kubernetes.resource(ValidResource.ofKind(kind, null)).delete());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Module        | modules                               | Ledger | 1.0.0",
                "TenantModule  | namespaces/crds-acme/tenantmodules    | ledger | 1.0.0",
                "CompanyModule | namespaces/crds-acme/companymodules   | ledger | 1.0.0",
            })
    void columnsTellWhoServesAndWhyNot(String kind, String path, String module, String version) throws Exception {
        create(kind);

        JsonNode table = table(path);

        assertThat(table.path("columnDefinitions").findValuesAsText("name"))
                .containsExactly("Name", "Module", "Version", "Served-By", "Ready", "Reason", "Age");
        String name = ValidResource.ofKind(kind).at("/metadata/name").asText();
        assertThat(rowOf(name, table)).startsWith(name, module, version, "ledger-1", "False", "CrashLooping");
    }

    @Test
    void theCategoryNamesAllThree() throws Exception {
        JsonNode resources = JSON.readTree(kubernetes.raw("/apis/" + ApiGroup.NAME + "/" + ApiGroup.VERSION));

        assertThat(resources.path("resources"))
                .filteredOn(it -> !it.path("name").asText().contains("/"))
                .allSatisfy(
                        it -> assertThat(it.path("categories").path(0).asText()).isEqualTo("buildify"))
                .extracting(it -> it.path("shortNames").path(0).asText())
                .containsExactlyInAnyOrder("mod", "tmod", "cmod");
    }

    private void create(String kind) throws Exception {
        ObjectNode status = (ObjectNode) JSON.readTree("""
                {"status": {
                  "servedBy": {"instance": "ledger-1", "version": "1.0.0"},
                  "conditions": [{"type": "Ready", "status": "False", "reason": "CrashLooping", "message": "",
                                  "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
                """);
        Resource<GenericKubernetesResource> resource = kubernetes.resource(ValidResource.ofKind(kind, status));
        resource.create();
        resource.updateStatus();
    }

    private JsonNode table(String path) throws Exception {
        var request = kubernetes
                .getHttpClient()
                .newHttpRequestBuilder()
                .uri(URI.create(
                        kubernetes.getMasterUrl() + "apis/" + ApiGroup.NAME + "/" + ApiGroup.VERSION + "/" + path))
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                .build();
        return JSON.readTree(kubernetes
                .getHttpClient()
                .sendAsync(request, String.class)
                .get()
                .body());
    }

    private static String[] rowOf(String name, JsonNode table) {
        for (JsonNode row : table.path("rows")) {
            if (row.path("cells").path(0).asText().equals(name)) {
                return JSON.convertValue(row.path("cells"), String[].class);
            }
        }
        throw new AssertionError(name + " is not in " + table);
    }
}
