package io.buildify.testing;

import io.buildify.local.junit.LocalCluster;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} an instance of its module. Tests get it in a field of type
 * {@link ModuleInstance}. The argument {@code module} names the module, {@code publishers} those whose events it
 * reads, with commas between; core's and its own if it is absent; {@code when-disabled} says {@code Skip} or {@code Park}
 * in place of what {@code module.yaml} says.
 */
public final class ModuleInstanceResource implements QuarkusTestResourceLifecycleManager {

    private String module = "module";
    private String[] publishers = {};
    private @Nullable String whenDisabled;
    private @Nullable ModuleInstance instance;

    @Override
    public void init(Map<String, String> arguments) {
        module = arguments.getOrDefault("module", module);
        publishers = arguments.containsKey("publishers")
                ? arguments.get("publishers").split(",")
                : publishers;
        whenDisabled = arguments.get("when-disabled");
    }

    @Override
    public Map<String, String> start() {
        try {
            LocalCluster cluster = LocalCluster.data();
            cluster.endWithThisJvm();
            ModuleInstance created = ModuleInstance.create(cluster, module, publishers);
            instance = created;
            Map<String, String> environment = created.environment();
            if (whenDisabled != null) {
                environment.put("BUILDIFY_EVENTS_WHEN_DISABLED", whenDisabled);
            }
            return environment;
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
