package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** A release's part of the portal. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties: {menu: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [path]}}
        """)
public record Frontend(
        @Required
        @Size(max = 256)
        @Pattern(Syntax.PATH)
        @JsonPropertyDescription("Path of the JavaScript module that the portal loads.")
        String entry,

        @Size(max = 32) @JsonPropertyDescription("Entries of the portal's menu, in this order.")
        List<MenuEntry> menu) {
    public Frontend {
        menu = Absent.orEmpty(menu);
    }

    /** An entry of the portal's menu. */
    public record MenuEntry(
            @Required @Size(min = 1, max = 64) @JsonPropertyDescription("Text of the entry.")
            String title,

            @Required
            @Size(max = 128)
            @Pattern("^[a-z0-9]([-_/a-z0-9]*[a-z0-9])?$")
            @JsonPropertyDescription("Path below the module's own pages.")
            String path) {}
}
