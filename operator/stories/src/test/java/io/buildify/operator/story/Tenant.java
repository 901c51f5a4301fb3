package io.buildify.operator.story;

import static org.awaitility.Awaitility.await;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.ConditionType;
import io.buildify.crd.TenantModule;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;

/** A tenant with its namespace and its use of one module. */
record Tenant(PlatformEngineer engineer, String id, String module) {

    /** Creates the namespace with the label that makes it a tenant's. */
    static Tenant arrives(PlatformEngineer engineer, String id, String module) {
        engineer.apply("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %1$s
                  labels: {buildify.io/tenant: %1$s}
                """.formatted(id));
        return new Tenant(engineer, id, module);
    }

    /** Applies the TenantModule with these further lines of spec. */
    Tenant enables(String spec) {
        engineer.apply("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  module: %1$s
                %3$s""".formatted(module, id, spec.indent(2)));
        return this;
    }

    /** Applies the CompanyModule with these further lines of spec. */
    Tenant customises(String company, String spec) {
        engineer.apply("""
                apiVersion: buildify.io/v1alpha1
                kind: CompanyModule
                metadata: {name: %1$s.%3$s, namespace: %2$s}
                spec:
                  tenantModule: %1$s
                  company: %3$s
                %4$s""".formatted(module, id, company, spec.indent(2)));
        return this;
    }

    Tenant ready() {
        waitsFor(ConditionType.Ready, "True", "");
        return this;
    }

    Condition waitsFor(ConditionType type, String status, String reason) {
        return PlatformEngineer.waitsFor(resource(), type, status, reason);
    }

    Condition companyWaitsFor(String company, ConditionType type, String status, String reason) {
        return PlatformEngineer.waitsFor(company(company), type, status, reason);
    }

    Resource<TenantModule> resource() {
        return kubernetes().resources(TenantModule.class).inNamespace(id).withName(module);
    }

    Resource<CompanyModule> company(String company) {
        return kubernetes().resources(CompanyModule.class).inNamespace(id).withName(module + "." + company);
    }

    String servedBy() {
        return resource().get().getStatus().servedBy().instance();
    }

    String companyServedBy(String company) {
        return company(company).get().getStatus().servedBy().instance();
    }

    /** Deletes the TenantModule and waits until it is gone. */
    void disappears() {
        resource().delete();
        await().atMost(PlatformEngineer.PATIENCE).until(() -> resource().get() == null);
    }

    /** Deletes the namespace with everything in it and waits until it is gone. */
    void namespaceDisappears() {
        var namespace = kubernetes().namespaces().withName(id);
        namespace.delete();
        await().atMost(PlatformEngineer.PATIENCE).until(() -> namespace.get() == null);
    }

    private KubernetesClient kubernetes() {
        return engineer.kubernetes();
    }
}
