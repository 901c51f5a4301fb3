package io.buildify.crd;

import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A catalogue entry: a module of the platform with its releases. Registering one deploys nothing. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("mod")
@Categories("buildify")
@AdditionalPrinterColumn(name = "Module", jsonPath = ".spec.displayName")
@AdditionalPrinterColumn(name = "Version", jsonPath = ".spec.channels.stable")
@AdditionalPrinterColumn(name = "Served-By", jsonPath = ".status.servedBy.instance")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Age", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@ValidationRule(
        fieldPath = ".metadata.name",
        value = "!(self.metadata.name in ['admin', 'core', 'default', 'none', 'postgres', 'public'])"
                + " && !self.metadata.name.startsWith('buildify')",
        message =
                "metadata.name is reserved for the platform (admin, core, default, none, postgres, public, buildify…):"
                        + " rename the Module")
@ValidationRule(
        fieldPath = ".metadata.name",
        value = "!self.metadata.name.matches('-(owner|[0-9a-f]{8})$')",
        message = "metadata.name must not end with -owner or 8 hexadecimal digits, as names derived from others do:"
                + " rename the Module")
@ValidationRule(
        value = "self.spec.releases.all(r, !has(r.events) || !has(r.events.publishes)"
                + " || r.events.publishes.all(p, p.type.split('.')[0] == self.metadata.name))",
        fieldPath = ".spec.releases",
        message = "spec.releases[].events.publishes[].type must begin with the Module's own name and a dot")
@ValidationRule(
        value = "self.spec.releases.all(r, !has(r.dependencies)"
                + " || r.dependencies.all(d, d.module != self.metadata.name))",
        fieldPath = ".spec.releases",
        message = "spec.releases[].dependencies[] must not name the Module itself: take it away")
@ValidationRule(
        value = "!has(oldSelf.status) || !has(oldSelf.status.releases)"
                + " || oldSelf.spec.releases.all(o, !oldSelf.status.releases.exists(a, a.version == o.version)"
                + " || self.spec.releases.all(n, n.version != o.version || n == o))",
        fieldPath = ".spec.releases",
        message = "a release is immutable once accepted: undo the change and add a release with a new version")
@SchemaCustomizer(value = SchemaPatch.class, input = """
        description: A module of the platform with its releases. Registering one deploys nothing.
        required: [spec]
        properties:
          metadata: {type: object, properties: {name: {type: string, maxLength: 40, pattern: '^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$'}}}
          spec: {description: "What the module is, and the releases that can run."}
          status: {description: "What the operator found and did; written by it alone.", default: {observedGeneration: -1}}
        """)
public final class Module extends CustomResource<ModuleSpec, ModuleStatus> {}
