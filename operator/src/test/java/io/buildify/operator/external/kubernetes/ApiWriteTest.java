package io.buildify.operator.external.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiWriteTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/namespaces/buildify-system/configmaps, api.create.configmaps",
        "DELETE, /api/v1/namespaces/buildify-system/configmaps/claim.acme, api.delete.configmaps",
        "PATCH, /apis/apps/v1/namespaces/buildify-modules/deployments/financial, api.patch.deployments",
        "PUT, /apis/buildify.io/v1alpha1/modules/financial/status, api.update.modules.status",
        "PATCH, /apis/buildify.io/v1alpha1/namespaces/acme/tenantmodules/financial, api.patch.tenantmodules",
        "PATCH, /api/v1/namespaces/acme, api.patch.namespaces",
        "PUT, /api/v1/namespaces/acme/finalize, api.update.finalize"
    })
    void isNamedByVerbAndResource(String method, String path, String kind) {
        assertThat(ApiWrite.of(method, path)).contains(new ApiWrite(kind));
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/namespaces/acme/secrets", "POST, /version", "POST, /"})
    void whatChangesNothingIsNone(String method, String path) {
        assertThat(ApiWrite.of(method, path)).isEmpty();
    }
}
