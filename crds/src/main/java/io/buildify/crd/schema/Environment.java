package io.buildify.crd.schema;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.ArrayList;

/** Schema of a list of core/v1 EnvVar, with a bound on everything and without what a module has no use for. */
public final class Environment extends ArrayList<Environment.Variable> {

    @ValidationRule(
            value = "!(self.name in ['PORT', 'HOST']) && !self.name.startsWith('BUILDIFY_')",
            fieldPath = ".name",
            message = "PORT, HOST and names that begin with BUILDIFY_ are set by Buildify: use another name")
    @ValidationRule(
            value = "!(has(self.value) && has(self.valueFrom))",
            message = "value and valueFrom exclude each other: keep one of them")
    record Variable(
            @Required
            @Size(max = 128)
            @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
            @JsonPropertyDescription("Name of the variable.")
            String name,

            @Size(max = 4096)
            @JsonPropertyDescription(
                    "Its value; $(NAME) stands for a variable further up. Never a secret: use valueFrom.")
            String value,

            @JsonPropertyDescription("Where its value comes from.")
            Source valueFrom) {}

    @ValidationRule(
            value = "[has(self.configMapKeyRef), has(self.secretKeyRef), has(self.fieldRef)].filter(s, s).size() == 1",
            message = "name exactly one of configMapKeyRef, secretKeyRef and fieldRef")
    record Source(
            @JsonPropertyDescription("Key of a ConfigMap in the namespace of the instances.")
            Key configMapKeyRef,

            @JsonPropertyDescription("Key of a Secret in the namespace of the instances.")
            Key secretKeyRef,

            @JsonPropertyDescription("Field of the pod.") Field fieldRef) {}

    record Key(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Name of the object.")
            String name,

            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Key in the object.")
            String key,

            @JsonPropertyDescription(
                    "Whether the variable is left out when there is no such object or key; else the pod waits.")
            Boolean optional) {}

    record Field(
            @Size(max = 64) @JsonPropertyDescription("Version of the path's schema, v1 if absent.")
            String apiVersion,

            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Path of the field, metadata.name.")
            String fieldPath) {}
}
