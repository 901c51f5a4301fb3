package io.buildify.testing;

import io.buildify.local.junit.LocalCluster;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} an instance of its module. Tests get it in a field of type
 * {@link ModuleInstance}. The argument {@code module} names the module.
 */
public final class ModuleInstanceResource implements QuarkusTestResourceLifecycleManager {

    private String module = "module";
    private @Nullable ModuleInstance instance;

    @Override
    public void init(Map<String, String> arguments) {
        module = arguments.getOrDefault("module", module);
    }

    @Override
    public Map<String, String> start() {
        try {
            ModuleInstance created = ModuleInstance.create(LocalCluster.shared(), module);
            instance = created;
            return created.environment();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(instance, new TestInjector.MatchesType(ModuleInstance.class));
    }

    @Override
    public void stop() {
        if (instance != null) {
            instance.close();
        }
    }
}
