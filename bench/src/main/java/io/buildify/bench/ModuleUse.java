package io.buildify.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;

/**
 * A kind with the TenantModule's schema: the real one, which the operator watches, or its copy in
 * another group, which nobody watches. The copy is the floor: the same writes without an operator.
 */
record ModuleUse(KubernetesClient client, ResourceDefinitionContext context) {

    private static final String REAL = "tenantmodules.buildify.io";
    private static final String COPY_GROUP = "bench.buildify.io";
    private static final String MODULE = "financial";
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    static ModuleUse real(KubernetesClient client) {
        return new ModuleUse(client, context("buildify.io"));
    }

    /** Creates the copy's definition if it is not there. */
    static ModuleUse unwatchedCopy(KubernetesClient client) {
        CustomResourceDefinition definition = new CustomResourceDefinitionBuilder(client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(REAL)
                        .get())
                .withNewMetadata()
                .withName("tenantmodules." + COPY_GROUP)
                .endMetadata()
                .withStatus(null)
                .editSpec()
                .withGroup(COPY_GROUP)
                .editNames()
                .withShortNames()
                .withCategories()
                .endNames()
                .endSpec()
                .build();
        client.resource(definition).serverSideApply();
        client.resource(definition)
                .waitUntilCondition(
                        seen -> seen.getStatus() != null
                                && seen.getStatus().getConditions().stream()
                                        .anyMatch(
                                                condition -> condition.getType().equals("Established")
                                                        && condition.getStatus().equals("True")),
                        1,
                        java.util.concurrent.TimeUnit.MINUTES);
        return new ModuleUse(client, context(COPY_GROUP));
    }

    private static ResourceDefinitionContext context(String group) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1alpha1")
                .withKind("TenantModule")
                .withPlural("tenantmodules")
                .withNamespaced(true)
                .build();
    }

    /** A tenant's namespace; nothing happens where it exists. */
    static void tenant(KubernetesClient client, String tenant) {
        try {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(tenant)
                            .addToLabels("buildify.io/tenant", tenant)
                            .endMetadata()
                            .build())
                    .create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409) {
                throw e;
            }
        }
    }

    void create(String tenant, String invoicePrefix) {
        client.genericKubernetesResources(context)
                .inNamespace(tenant)
                .resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion(context.getGroup() + "/" + context.getVersion())
                        .withKind(context.getKind())
                        .withNewMetadata()
                        .withName(MODULE)
                        .withNamespace(tenant)
                        .endMetadata()
                        .addToAdditionalProperties(
                                "spec",
                                Map.of("module", MODULE, "configuration", Map.of("invoice_prefix", invoicePrefix)))
                        .build())
                .create();
    }

    void modify(String tenant, String invoicePrefix) {
        patch(tenant, "{\"spec\":{\"configuration\":{\"invoice_prefix\":\"" + invoicePrefix + "\"}}}");
    }

    void delete(String tenant) {
        resource(tenant).delete();
    }

    /** What an operator writes at least when it first sees a resource: its finalizer and a status. */
    void finalizerAndStatus(String tenant) {
        patch(tenant, "{\"metadata\":{\"finalizers\":[\"" + COPY_GROUP + "/finalizer\"]}}");
        status(tenant, 1);
    }

    /** A status of the size that the operator writes. */
    void status(String tenant, long generation) {
        StringBuilder conditions = new StringBuilder();
        for (String type : new String[] {
            "Accepted", "ResolvedRefs", "DatabaseReady", "EventsReady", "Deployed", "Ready", "Reconciling", "Stalled"
        }) {
            conditions
                    .append(conditions.isEmpty() ? "" : ",")
                    .append("{\"type\":\"%s\",\"status\":\"True\",\"reason\":\"Bench\",\"message\":\"%s\","
                            .formatted(type, "A message of about the usual length, with subject, reason and remedy."))
                    .append("\"lastTransitionTime\":\"2026-01-01T00:00:00Z\",\"observedGeneration\":%d}"
                            .formatted(generation));
        }
        resource(tenant)
                .subresource("status")
                .patch(
                        MERGE,
                        "{\"status\":{\"observedGeneration\":%d,\"conditions\":[%s]}}"
                                .formatted(generation, conditions));
    }

    /** What an operator writes to let a deleted resource go. */
    void release(String tenant) {
        patch(tenant, "{\"metadata\":{\"finalizers\":null}}");
    }

    private void patch(String tenant, String merge) {
        resource(tenant).patch(MERGE, merge);
    }

    private Resource<GenericKubernetesResource> resource(String tenant) {
        return client.genericKubernetesResources(context).inNamespace(tenant).withName(MODULE);
    }
}
