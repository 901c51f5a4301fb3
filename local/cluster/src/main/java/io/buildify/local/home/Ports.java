package io.buildify.local.home;

/** Loopback ports of one cluster; chosen at its first start, kept while they stay free. */
public record Ports(
        int etcd,
        int etcdPeer,
        int apiServer,
        int postgresql,
        int kafka,
        int kafkaController,
        int control,
        int gateway) {}
