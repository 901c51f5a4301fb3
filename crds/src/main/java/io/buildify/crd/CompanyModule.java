package io.buildify.crd;

import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A company of this namespace's tenant uses a module, with further overrides. Named {@code <tenantModule>.<company>}. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("cmod")
@Categories("buildify")
@AdditionalPrinterColumn(name = "Module", jsonPath = ".spec.tenantModule")
@AdditionalPrinterColumn(name = "Version", jsonPath = ".status.servedBy.version")
@AdditionalPrinterColumn(name = "Served-By", jsonPath = ".status.servedBy.instance")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Age", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@ValidationRule(
        value = "self.metadata.name == self.spec.tenantModule + '.' + self.spec.company",
        fieldPath = ".spec.company",
        message = "metadata.name must be <spec.tenantModule>.<spec.company>, so that a company has one CompanyModule"
                + " for a module: rename the resource or correct its spec")
@SchemaCustomizer(value = SchemaPatch.class, input = """
        description: >-
          A company of this namespace's tenant uses a module, with further overrides.
          It is named <tenantModule>.<company>.
        required: [spec]
        properties:
          spec: {description: "How the company uses the module."}
          status: {description: "What the operator found and did; written by it alone.", default: {observedGeneration: -1}}
        """)
public final class CompanyModule extends CustomResource<CompanyModuleSpec, NodeStatus> implements Namespaced {}
