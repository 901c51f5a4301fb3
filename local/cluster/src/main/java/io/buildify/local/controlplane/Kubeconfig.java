package io.buildify.local.controlplane;

import io.buildify.local.home.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * How to enter the API server.
 *
 * @param server URL
 * @param certificate the server's certificate chain, PEM
 * @param user name shown to people
 * @param token bearer token
 */
record Kubeconfig(String server, Path certificate, String user, String token) {

    void write(Path file) {
        PrivateFile.write(file, """
                apiVersion: v1
                kind: Config
                current-context: buildify
                contexts:
                - name: buildify
                  context: {cluster: buildify, user: %s}
                clusters:
                - name: buildify
                  cluster: {server: "%s", certificate-authority-data: %s}
                users:
                - name: %s
                  user: {token: %s}
                """.formatted(user, server, encodedCertificate(), user, token));
    }

    private String encodedCertificate() {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(certificate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
