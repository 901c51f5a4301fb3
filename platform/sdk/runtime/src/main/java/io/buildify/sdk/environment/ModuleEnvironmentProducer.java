package io.buildify.sdk.environment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** The one place where beans learn of the environment. */
final class ModuleEnvironmentProducer {

    @Produces
    @Singleton
    ModuleEnvironment environment(Config config) {
        return ModuleEnvironment.from(variables(config));
    }

    @Produces
    @Singleton
    EventAddress events(Config config) {
        return EventAddress.from(variables(config));
    }

    @Produces
    @Singleton
    SealingKeys sealing(Config config) {
        return SealingKeys.from(variables(config));
    }

    private static Variables variables(Config config) {
        return new Variables(name -> config.getOptionalValue(name, String.class));
    }
}
