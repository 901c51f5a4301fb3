package io.buildify.e2e;

import org.jspecify.annotations.Nullable;

/** A tenant with a namespace of its own, which enables the financial module as its story needs. */
record Tenant(PlatformEngineer engineer, String id) {

    /** Creates the namespace and the label that makes it a tenant's. */
    static Tenant arrives(Installation installation, String id) {
        PlatformEngineer engineer = new PlatformEngineer(installation);
        engineer.apply("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                  labels: {buildify.io/tenant: %s}
                """.formatted(id, id));
        return new Tenant(engineer, id);
    }

    /** Applies the TenantModule with these further lines of spec, two spaces deep. */
    Tenant enables(String spec) {
        engineer.apply("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: financial, namespace: %s}
                spec:
                  module: financial
                %s""".formatted(id, spec.indent(2)));
        return this;
    }

    /** Applies the CompanyModule with these further lines of spec, two spaces deep. */
    Tenant customises(String company, String spec) {
        engineer.apply("""
                apiVersion: buildify.io/v1alpha1
                kind: CompanyModule
                metadata: {name: financial.%s, namespace: %s}
                spec:
                  tenantModule: financial
                  company: %s
                %s""".formatted(company, id, company, spec.indent(2)));
        return this;
    }

    Tenant waitsFor(String condition, String status, String reason) {
        engineer.waitsFor("tenantmodule", "financial", id, condition, status, reason);
        return this;
    }

    Tenant waitsForCompany(String company, String condition, String status, String reason) {
        engineer.waitsFor("companymodule", "financial." + company, id, condition, status, reason);
        return this;
    }

    Tenant ready() {
        return waitsFor("Ready", "True", "");
    }

    Tenant patches(String merge) {
        engineer.patch("tenantmodule", "financial", id, merge);
        return this;
    }

    AppUser user(@Nullable String company) {
        return AppUser.of(engineer.installation(), id, company);
    }

    String servedBy() {
        return engineer.get("tenantmodule", "financial", id)
                .at("/status/servedBy/instance")
                .asText();
    }

    String companyServedBy(String company) {
        return engineer.get("companymodule", "financial." + company, id)
                .at("/status/servedBy/instance")
                .asText();
    }
}
