package io.buildify.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one installation with the quickstart applied, shared by the whole run. */
final class RunningInstallation implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningInstallation.class))
                .computeIfAbsent(Installation.class, type -> up(), Installation.class);
    }

    private static Installation up() {
        Installation installation = Installation.create();
        Installation.Result up = installation.buildify("up", "--throw-away", "--port", "" + installation.port());
        if (up.exitCode() != 0) {
            installation.close();
        }
        up.succeeded();
        return installation;
    }
}
