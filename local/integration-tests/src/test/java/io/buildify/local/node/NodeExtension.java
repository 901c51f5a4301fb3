package io.buildify.local.node;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the shared {@link TestNode}, or a {@link Workspace} on it that is removed after the test. */
final class NodeExtension implements ParameterResolver {

    private static final Namespace STORE = Namespace.create(NodeExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        return type == Workspace.class || type == TestNode.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var node = test.getRoot().getStore(STORE).computeIfAbsent("node", key -> start(), TestNode.class);
        return parameter.getParameter().getType() == TestNode.class
                ? node
                : test.getStore(STORE).computeIfAbsent("workspace", key -> new Workspace(node), Workspace.class);
    }

    private static TestNode start() {
        try {
            return new TestNode();
        } catch (Exception e) {
            throw new IllegalStateException("The tests' node did not start", e);
        }
    }
}
