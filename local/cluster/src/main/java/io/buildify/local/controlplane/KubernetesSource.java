package io.buildify.local.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Go program that holds the whole control plane; its {@code go.mod} says which versions we run.
 *
 * @param folder {@code local/kubernetes} of the checkout
 */
public record KubernetesSource(Path folder) {

    private static final List<String> FILES = List.of("main.go", "go.mod", "go.sum");
    private static final int HASH_DIGITS = 12;

    /** Changes with every file that goes into the build. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                digest.update(Files.readAllBytes(folder.resolve(file)));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " is not the source of the control plane: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Version of Kubernetes, such as {@code v1.36.3}. */
    public String kubernetesVersion() {
        return version("k8s.io/kubernetes");
    }

    /** Version of etcd, such as {@code v3.6.8}. */
    public String etcdVersion() {
        return version("go.etcd.io/etcd/server/v3");
    }

    private String version(String module) {
        try {
            String modules = Files.readString(folder.resolve("go.mod"), StandardCharsets.UTF_8);
            Matcher required = Pattern.compile("(?m)^\\s*" + Pattern.quote(module) + " (v\\S+)")
                    .matcher(modules);
            if (!required.find()) {
                throw new IllegalStateException(folder.resolve("go.mod") + " does not require " + module + ".");
            }
            return required.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
