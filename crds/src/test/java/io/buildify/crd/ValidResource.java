package io.buildify.crd;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The resources of {@code valid/}, one of each kind, with every field of the spec. */
public final class ValidResource {
    public static final List<String> KINDS = List.of("Module", "TenantModule", "CompanyModule");

    /** So that no other test has to do with them. */
    public static final String NAMESPACE = "crds-acme";

    private static final Path FOLDER = Path.of("src/test/resources/valid");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ValidResource() {}

    /** As in the file. */
    public static ObjectNode ofKind(String kind) {
        try {
            return (ObjectNode) YAML.readTree(FOLDER.resolve(kind + ".yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the tests' own namespace, the resource of the file with a merge patch (RFC 7396); null: as in the file. */
    public static GenericKubernetesResource ofKind(String kind, @Nullable ObjectNode change) {
        ObjectNode resource = ofKind(kind);
        if (resource.at("/metadata/namespace").isTextual()) {
            ((ObjectNode) resource.get("metadata")).put("namespace", NAMESPACE);
        }
        if (change != null) {
            SchemaPatch.merge(resource, change);
        }
        return new KubernetesSerialization().convertValue(resource, GenericKubernetesResource.class);
    }
}
