package io.buildify.crd.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ApiGroup;
import io.buildify.crd.Installation;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kubernetes' own roles in a tenant's namespace reach exactly that tenant's modules. */
@LocalClusterTest
class TenantRolesIT {
    private static final String OWN = "crds-roles";

    private static Installation installation;

    @BeforeAll
    static void install(LocalCluster cluster) {
        installation = Installation.on(cluster);
        installation.namespace(OWN, Map.of());
        var grants = new Grants(installation.administrator());
        for (String role : new String[] {"admin", "edit", "view"}) {
            grants.inNamespace(OWN, "crds-" + role, role);
        }
        grants.clusterRole("crds-platform-engineer", "buildify-platform-engineer");
        await().until(() -> allowed("crds-admin", "create", OWN, "companymodules")
                && allowed("crds-edit", "create", OWN, "tenantmodules")
                && allowed("crds-view", "get", OWN, "tenantmodules"));
    }

    @ParameterizedTest
    @CsvSource({
        "crds-admin, create, true",
        "crds-admin, delete, true",
        "crds-admin, list, true",
        "crds-edit, patch, true",
        "crds-edit, delete, true",
        "crds-edit, watch, true",
        "crds-view, list, true",
        "crds-view, create, false",
        "crds-view, delete, false",
        "crds-view, patch, false",
    })
    void rolesReachTheTenantsModules(String user, String verb, boolean expected) {
        assertThat(allowed(user, verb, OWN, "tenantmodules")).isEqualTo(expected);
        assertThat(allowed(user, verb, OWN, "companymodules")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"tenantmodules", "companymodules"})
    void anotherTenantsNamespaceIsOutOfReach(String resource) {
        assertThat(allowed("crds-admin", "get", "default", resource)).isFalse();
        assertThat(allowed("crds-admin", "create", "default", resource)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"tenantmodules/status", "tenantmodules/finalizers", "companymodules/status", "companymodules/finalizers"
    })
    void whatTheOperatorWritesIsOutOfReach(String resource) {
        assertThat(allowed("crds-admin", "update", OWN, resource)).isFalse();
        assertThat(allowed("crds-admin", "patch", OWN, resource)).isFalse();
    }

    @Test
    void theCatalogueIsThePlatformEngineers() {
        assertThat(allowed("crds-admin", "create", null, "modules")).isFalse();
        assertThat(allowed("crds-admin", "assign", null, "tenants")).isFalse();
        assertThat(allowed("crds-platform-engineer", "create", null, "modules")).isTrue();
        assertThat(allowed("crds-platform-engineer", "assign", null, "tenants")).isTrue();
        assertThat(allowed("crds-platform-engineer", "update", null, "modules/status"))
                .isFalse();
    }

    private static boolean allowed(String user, String verb, String namespace, String resource) {
        String[] parts = resource.split("/");
        try (KubernetesClient client = installation.user(user)) {
            return client.resource(new SelfSubjectAccessReviewBuilder()
                            .withNewSpec()
                            .withNewResourceAttributes()
                            .withGroup(ApiGroup.NAME)
                            .withVerb(verb)
                            .withNamespace(namespace)
                            .withResource(parts[0])
                            .withSubresource(parts.length > 1 ? parts[1] : null)
                            .endResourceAttributes()
                            .endSpec()
                            .build())
                    .create()
                    .getStatus()
                    .getAllowed();
        }
    }
}
