package io.buildify.local.agent.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kubeconfig of a pod's ServiceAccount. It names the token's file for clients that read it again, and repeats the
 * token for those that know no {@code tokenFile} (Fabric8); it is written again with every new token.
 *
 * @param server URL of the API server
 * @param namespace of the pod
 * @param credentials folder with {@code token} and {@code ca.crt}
 */
public record Kubeconfig(String server, String namespace, Path credentials) {

    private static final String CONTENT = """
            apiVersion: v1
            kind: Config
            clusters:
            - name: local
              cluster: {server: "%1$s", certificate-authority: "%2$s/ca.crt"}
            users:
            - name: service-account
              user: {tokenFile: "%2$s/token", token: "%4$s"}
            contexts:
            - name: local
              context: {cluster: local, user: service-account, namespace: "%3$s"}
            current-context: local
            """;

    public void write(Path file) throws IOException {
        var token = Files.readString(credentials.resolve("token"));
        var content = CONTENT.formatted(server, credentials, namespace, token);
        VolumeFile.write(file, content.getBytes(StandardCharsets.UTF_8), KeyFiles.DEFAULT_MODE);
    }
}
