package io.buildify.local.controlplane;

import io.buildify.local.cache.Machine;
import java.net.URI;

/**
 * Where the official releases are.
 *
 * @param kubernetes base URL, {@code https://dl.k8s.io/release}
 * @param etcd base URL, {@code https://github.com/etcd-io/etcd/releases/download}
 */
public record Release(URI kubernetes, URI etcd) {

    /** A program of Kubernetes; its SHA-256 stands beside it under the same name with {@code .sha256}. */
    URI program(String version, Machine machine, String name) {
        return URI.create(
                kubernetes + "/" + version + "/bin/" + machine.system() + "/" + machine.architecture() + "/" + name);
    }

    /** etcd's archive. */
    URI etcdArchive(String version, Machine machine) {
        return URI.create(etcd + "/" + version + "/" + etcdFolder(version, machine) + ".tar.gz");
    }

    /** The SHA-256 of every file of an etcd release, in sha256sum's format. */
    URI etcdChecksums(String version) {
        return URI.create(etcd + "/" + version + "/SHA256SUMS");
    }

    /** The folder inside etcd's archive. */
    static String etcdFolder(String version, Machine machine) {
        return "etcd-" + version + "-" + machine;
    }
}
