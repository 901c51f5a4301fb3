package io.buildify.sdk.deployment;

import io.buildify.sdk.persistence.TenantPoolCreator;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;

/** Makes the SDK's own beans, resources, filters and its main class part of every module. */
final class BuildifyProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("buildify");
    }

    @BuildStep
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem("io.buildify", "buildify-sdk");
    }

    @BuildStep
    AdditionalBeanBuildItem pool() {
        return AdditionalBeanBuildItem.unremovableOf(TenantPoolCreator.class);
    }
}
