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

/** The tenant of this namespace uses a module, with overrides. Named as the module. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("tmod")
@Categories("buildify")
@AdditionalPrinterColumn(name = "Module", jsonPath = ".spec.module")
@AdditionalPrinterColumn(name = "Version", jsonPath = ".status.servedBy.version")
@AdditionalPrinterColumn(name = "Served-By", jsonPath = ".status.servedBy.instance")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Age", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@ValidationRule(
        value = "self.metadata.name == self.spec.module",
        fieldPath = ".spec.module",
        message = "metadata.name must equal spec.module, so that a tenant has one TenantModule for a module:"
                + " rename the resource or correct spec.module")
@SchemaCustomizer(value = SchemaPatch.class, input = """
        description: The tenant of this namespace uses a module, with overrides. It is named as the module.
        required: [spec]
        properties:
          spec: {description: "How the tenant uses the module."}
          status: {description: "What the operator found and did; written by it alone.", default: {observedGeneration: -1}}
        """)
public final class TenantModule extends CustomResource<TenantModuleSpec, NodeStatus> implements Namespaced {}
