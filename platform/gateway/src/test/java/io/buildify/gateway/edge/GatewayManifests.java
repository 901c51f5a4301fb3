package io.buildify.gateway.edge;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The manifests as they are committed. */
final class GatewayManifests {

    /** What the API server calls the gateway. */
    static final String ACCOUNT = "system:serviceaccount:buildify-system:gateway";

    private GatewayManifests() {}

    /** Gives the account its rights; doing it again changes nothing. */
    static void applyAccess(KubernetesClient client) {
        read(client, "access.yaml")
                .forEach(object -> client.resource(object).forceConflicts().serverSideApply());
    }

    static List<HasMetadata> read(KubernetesClient client, String file) {
        try (InputStream manifest =
                new FileInputStream(Path.of("src/main/kubernetes").resolve(file).toFile())) {
            return client.load(manifest).items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
