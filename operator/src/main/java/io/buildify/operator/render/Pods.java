package io.buildify.operator.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pods as the restricted Pod Security Standard wants them, with a place for temporary files and nothing else. */
final class Pods {
    private static final String TEMPORARY = "tmp";

    private Pods() {}

    static PodSpec of(Container container) {
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(container)
                .addNewVolume()
                .withName(TEMPORARY)
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .build();
    }

    /** The last lines of its log become its termination message, so that conditions can quote them. */
    static ContainerBuilder container(
            String name, String image, List<EnvVar> environment, @Nullable ResourceRequirements resources) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(image)
                .withEnv(environment)
                .withResources(resources)
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName(TEMPORARY)
                .withMountPath("/tmp")
                .endVolumeMount();
    }
}
