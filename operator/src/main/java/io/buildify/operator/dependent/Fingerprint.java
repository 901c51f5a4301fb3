package io.buildify.operator.dependent;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * A short hash of what was rendered, kept on the live object: by it a field that is not rendered any
 * more is noticed, which is the operator's own and so in no other manager's fields.
 */
final class Fingerprint {
    private static final String ANNOTATION = "buildify.io/rendered";
    /** Of a Deployment: the same for its pod template alone. */
    private static final String TEMPLATE = "buildify.io/rendered-template";

    private static final int BYTES = 8;

    private final KubernetesSerialization json;

    Fingerprint(KubernetesSerialization json) {
        this.json = json;
    }

    /** A copy of the object that carries its hash. */
    <T extends HasMetadata> T stamped(T rendered) {
        T copy = json.clone(rendered);
        Map<String, String> annotations =
                new HashMap<>(Objects.requireNonNullElse(copy.getMetadata().getAnnotations(), Map.of()));
        annotations.put(ANNOTATION, hash(json.asJson(rendered)));
        if (rendered instanceof Deployment deployment) {
            annotations.put(TEMPLATE, template(deployment));
        }
        copy.getMetadata().setAnnotations(annotations);
        return copy;
    }

    /** Whether the live Deployment was last applied with the rendered one's pod template. */
    boolean sameTemplate(Deployment rendered, Deployment live) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(live.getMetadata().getAnnotations(), Map.of());
        return template(rendered).equals(annotations.get(TEMPLATE));
    }

    private String template(Deployment deployment) {
        return hash(json.asJson(deployment.getSpec().getTemplate()));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
