package io.buildify.sdk.deployment.openapi;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.smallrye.openapi.deployment.OpenApiFilteredIndexViewBuildItem;
import io.quarkus.smallrye.openapi.deployment.spi.AddToOpenAPIDefinitionBuildItem;

/** Adds to a module's OpenAPI document what the SDK's annotations and lists say. */
final class OpenApiProcessor {

    @BuildStep
    AddToOpenAPIDefinitionBuildItem guards(OpenApiFilteredIndexViewBuildItem index) {
        return new AddToOpenAPIDefinitionBuildItem(GuardedOperations.of(index.getIndex()));
    }

    @BuildStep
    AddToOpenAPIDefinitionBuildItem lists(OpenApiFilteredIndexViewBuildItem index) {
        return new AddToOpenAPIDefinitionBuildItem(ListOperations.of(index.getIndex()));
    }
}
