package io.buildify.local.supervisor;

import io.buildify.local.cache.Cache;
import io.buildify.local.controlplane.Release;
import io.buildify.local.home.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param home the cluster's folder
 * @param project the checkout, for manifests and built artifacts
 * @param cache programs, shared by all clusters
 * @param kubernetesBinaries a given folder with the control plane's programs, instead of building or downloading them
 * @param release where they are downloaded from
 * @param gatewayPort where users' requests enter
 * @param searchPath the {@code PATH} of the pods' processes
 * @param throwAway data need not survive
 * @param kubernetes whether there is a control plane
 * @param platform whether the operator, the gateway and the quickstart run too
 */
public record SupervisorSettings(
        Home home,
        Path project,
        Cache cache,
        @Nullable Path kubernetesBinaries,
        Release release,
        int gatewayPort,
        String searchPath,
        boolean throwAway,
        boolean kubernetes,
        boolean platform) {}
