package io.buildify.warehouse;

import io.buildify.local.junit.LocalCluster;
import io.buildify.testing.ModuleInstance;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a {@code @QuarkusTest} an instance of the module that reads financial's events. */
public final class WarehouseInstance implements QuarkusTestResourceLifecycleManager {

    private @Nullable ModuleInstance instance;

    @Override
    public Map<String, String> start() {
        try {
            ModuleInstance created = ModuleInstance.create(LocalCluster.shared(), "warehouse");
            instance = created;
            return subscribed(created, created.environment());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The environment of an instance to which the topic that stands for another module's is financial's. */
    static Map<String, String> subscribed(ModuleInstance instance, Map<String, String> environment) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(
                "BUILDIFY_EVENTS_SUBSCRIPTIONS",
                "financial=" + instance.events().coreTopic());
        return changed;
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
