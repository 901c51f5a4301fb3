package io.buildify.sdk.deployment.development;

import io.buildify.testing.DevelopmentInstance;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CuratedApplicationShutdownBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Gives a module in dev mode its database, topics and identity, as the operator does elsewhere. */
@BuildSteps(onlyIf = IsLocalDevelopment.class)
final class DevelopmentProcessor {

    private static final Logger LOG = Logger.getLogger(DevelopmentProcessor.class);
    private static final String SCRIPTS = "db/migration";

    @BuildStep
    void start(
            OutputTargetBuildItem output,
            CuratedApplicationShutdownBuildItem end,
            BuildProducer<DevServicesResultBuildItem> services,
            BuildProducer<HotDeploymentWatchedFileBuildItem> watched)
            throws SQLException {
        if (System.getenv("BUILDIFY_DATABASE_URL") != null) {
            return;
        }
        Path target = output.getOutputDirectory().toAbsolutePath().normalize();
        Path folder = target.resolve("..").normalize();
        DevelopmentInstance instance = Development.in(folder);
        if (instance.update(target.resolve("classes").resolve(SCRIPTS))) {
            LOG.warn("A script that had run was changed: the database has begun anew");
        }
        end.addCloseTask(Development::end, true);
        services.produce(new DevServicesResultBuildItem("buildify", null, instance.environment()));
        watched.produce(HotDeploymentWatchedFileBuildItem.builder()
                .setLocationPredicate(file -> file.startsWith(SCRIPTS + "/"))
                .build());
        watched.produce(new HotDeploymentWatchedFileBuildItem(
                folder.resolve("module.yaml").toString()));
    }
}
