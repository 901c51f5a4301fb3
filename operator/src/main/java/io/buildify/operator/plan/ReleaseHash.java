package io.buildify.operator.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.config.CanonicalJson;
import io.buildify.crd.Release;

/** Tells a release that has been edited from the one that was accepted. */
public final class ReleaseHash {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReleaseHash() {}

    /**
     * SHA-256 in hex of what a release says beyond the defaults, as canonical JSON. A field that a later operator
     * knows, with its default, changes nothing.
     */
    public static String of(Release release) {
        ObjectNode said = JSON.valueToTree(release);
        ObjectNode unsaid = JSON.valueToTree(Release.plain("", ""));
        unsaid.properties().stream()
                .filter(field -> field.getValue().equals(said.get(field.getKey())))
                .forEach(field -> said.remove(field.getKey()));
        return CanonicalJson.hash(said);
    }
}
