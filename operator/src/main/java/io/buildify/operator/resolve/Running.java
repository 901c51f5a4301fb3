package io.buildify.operator.resolve;

import io.buildify.operator.name.Labels;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the processes of an instance run.
 *
 * @param release version of the release that its pods have, or are being replaced for
 * @param complete whether every pod has it and is available; until then some may run what was before
 */
public record Running(String release, boolean complete) {

    /** Empty for a Deployment that does not say what it runs. */
    public static Optional<Running> of(Deployment deployment) {
        Map<String, String> annotations = Objects.requireNonNullElse(
                deployment.getSpec().getTemplate().getMetadata().getAnnotations(), Map.of());
        return Optional.ofNullable(annotations.get(Labels.RELEASE))
                .map(release -> new Running(release, Roll.of(deployment).complete()));
    }
}
