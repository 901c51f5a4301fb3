package io.buildify.crd.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.Installation;
import io.buildify.crd.Module;
import io.buildify.crd.ModuleStatus;
import io.buildify.crd.ValidResource;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalClusterTest
class ModuleInUseIT {
    private final KubernetesClient administrator;

    ModuleInUseIT(LocalCluster cluster) {
        administrator = Installation.on(cluster).administrator();
    }

    @BeforeEach
    void aModule() {
        administrator.resource(ValidResource.ofKind("Module", null)).create();
    }

    @AfterEach
    void remove() {
        use(false);
        await().until(() -> module().delete().isEmpty());
    }

    @Test
    void aModuleInUseStays() {
        use(true);

        await().untilAsserted(() -> assertThatThrownBy(() -> module().dryRun().delete())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("Module ledger is in use: delete its TenantModules first")
                .hasMessageContaining("kubectl get tenantmodules -A --field-selector metadata.name=ledger"));
        assertThatThrownBy(() -> module().delete()).isInstanceOf(KubernetesClientException.class);
        assertThatThrownBy(() -> administrator
                        .resources(Module.class)
                        .withField("metadata.name", "ledger")
                        .delete())
                .isInstanceOf(KubernetesClientException.class);
        assertThat(module().get()).isNotNull();
    }

    @Test
    void aModuleThatNobodyUsesGoes() {
        use(false);

        module().delete();

        assertThat(module().get()).isNull();
    }

    private void use(boolean inUse) {
        if (module().get() != null) {
            module().editStatus(module -> {
                module.setStatus(new ModuleStatus(1L, List.of(), inUse, List.of(), null, null, null));
                return module;
            });
        }
    }

    private Resource<Module> module() {
        return administrator.resources(Module.class).withName("ledger");
    }
}
