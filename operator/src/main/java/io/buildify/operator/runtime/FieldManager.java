package io.buildify.operator.runtime;

import io.buildify.operator.dependent.ForeignFields;
import io.fabric8.kubernetes.client.Config;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.inject.Singleton;

/**
 * Has every request carry the operator's name: the API server takes it as the field manager of those
 * that name none, such as the creation of a Secret.
 */
@Singleton
public final class FieldManager implements KubernetesConfigCustomizer {
    @Override
    public void customize(Config config) {
        config.setUserAgent(ForeignFields.MANAGER);
    }
}
