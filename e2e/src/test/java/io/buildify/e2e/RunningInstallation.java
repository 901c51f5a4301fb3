package io.buildify.e2e;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one installation with the quickstart applied, shared by the whole run. Its checkout is a copy, in which a
 * test may add what it likes.
 */
final class RunningInstallation implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningInstallation.class))
                .computeIfAbsent(Running.class, type -> up(), Running.class)
                .installation();
    }

    private record Running(Checkout checkout, Installation installation) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            installation.close();
            checkout.close();
        }
    }

    private static Running up() {
        Checkout checkout = Checkout.copy();
        Installation home = Installation.create();
        Installation installation = new Installation(checkout.root(), home.home(), home.port());
        Installation.Result up = installation.up();
        if (up.exitCode() != 0) {
            installation.close();
        }
        up.succeeded();
        return new Running(checkout, installation);
    }
}
