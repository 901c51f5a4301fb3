package io.buildify.sdk.deployment.development;

import io.buildify.sdk.start.BuildifyMain;
import io.buildify.testing.DevelopmentInstance;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.deployment.dev.DevModeListener;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The one instance of this process. This class is loaded once, however often the module is reloaded. */
public final class Development implements DevModeListener {

    private static @Nullable DevelopmentInstance instance;

    /** The instance; started at the first call. */
    static synchronized DevelopmentInstance in(Path folder) throws SQLException {
        if (instance == null) {
            instance = DevelopmentInstance.start(folder);
            System.setProperty(BuildifyMain.DEVELOPMENT, "true");
        }
        return instance;
    }

    /** Ends it, once the module has ended for good. */
    static synchronized void end() {
        if (instance != null) {
            instance.close();
            instance = null;
        }
    }

    @Override
    public void afterFirstStart(RunningQuarkusApplication application) {
        DevelopmentInstance started = current();
        if (started != null) {
            application
                    .getConfigValue("quarkus.http.port", Integer.class)
                    .ifPresent(port -> System.out.println(started.greeting(port)));
        }
    }

    private static synchronized @Nullable DevelopmentInstance current() {
        return instance;
    }

    @Override
    public void beforeShutdown() {}
}
