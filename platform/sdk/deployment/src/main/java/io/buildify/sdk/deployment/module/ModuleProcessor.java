package io.buildify.sdk.deployment.module;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.pkg.builditem.ArtifactResultBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import java.nio.file.Path;

/** Holds {@code module.yaml} to the code when a module is packaged. */
final class ModuleProcessor {

    /** As for the custom resources: what is generated and committed is written anew with it. */
    private static final String REGENERATE = "buildify.regenerate";

    @BuildStep
    @Produce(ArtifactResultBuildItem.class)
    void check(CombinedIndexBuildItem index, OutputTargetBuildItem output) {
        Path folder = output.getOutputDirectory().resolve("..").toAbsolutePath().normalize();
        new ModuleCheck(folder, System.getProperty(REGENERATE) != null)
                .run(new ModuleCode(index.getIndex(), ModuleProcessor::load).parts());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
