package io.buildify.sdk.environment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** The one place where beans learn of the environment. */
final class ModuleEnvironmentProducer {

    @Produces
    @Singleton
    ModuleEnvironment environment(Config config) {
        return ModuleEnvironment.from(new Variables(name -> config.getOptionalValue(name, String.class)));
    }
}
