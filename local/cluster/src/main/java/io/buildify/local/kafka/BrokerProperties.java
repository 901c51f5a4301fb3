package io.buildify.local.kafka;

import io.buildify.local.home.ClusterDescription;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * One node that is broker and controller. Both listeners ask for a password: an open controller
 * listener would let anybody on the machine write ACLs.
 */
record BrokerProperties(ClusterDescription cluster, Path data, String administrator, String password) {

    /** Not Kafka's: who the format step makes. */
    static final String ADMINISTRATOR = "buildify.administrator";

    static final String ADMINISTRATOR_PASSWORD = "buildify.administrator.password";

    Map<String, String> all() {
        String client = "127.0.0.1:" + cluster.ports().kafka();
        String controller = "127.0.0.1:" + cluster.ports().kafkaController();
        Map<String, String> all = new TreeMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.bootstrap.servers", controller);
        all.put("listeners", "CLIENT://" + client + ",CONTROLLER://" + controller);
        all.put("advertised.listeners", "CLIENT://" + client);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("inter.broker.listener.name", "CLIENT");
        all.put("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        all.put("log.dirs", data.toString());
        authentication(all);
        all.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        all.put("super.users", "User:" + administrator);
        all.put("auto.create.topics.enable", "false");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put(ADMINISTRATOR, administrator);
        all.put(ADMINISTRATOR_PASSWORD, password);
        oneBroker(all);
        keepCredentials(all);
        return all;
    }

    private void authentication(Map<String, String> all) {
        all.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        all.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
        all.put("sasl.mechanism.controller.protocol", "PLAIN");
        all.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        all.put(
                "listener.name.controller.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + administrator
                        + "\" password=\"" + password + "\" user_" + administrator + "=\"" + password + "\";");
        all.put("listener.name.client.scram-sha-512.sasl.jaas.config", scramLogin(administrator, password));
    }

    /**
     * Kafka 4.1 forgets every SCRAM user at a start that replays the removal of one from a log without a
     * snapshot (ScramDelta drops the whole mechanism when the removed user comes first). A snapshot that has
     * the administrator prevents it, so one is made within seconds.
     */
    private static void keepCredentials(Map<String, String> all) {
        all.put("metadata.log.max.snapshot.interval.ms", "5000");
        all.put("metadata.max.retention.ms", "600000");
        // no records, and so no snapshots, while nothing happens
        all.put("metadata.max.idle.interval.ms", "0");
    }

    private void oneBroker(Map<String, String> all) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            all.put(topic + ".replication.factor", "1");
            all.put(topic + ".num.partitions", "4");
        }
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("min.insync.replicas", "1");
    }

    /** The value of {@code sasl.jaas.config} for a client. */
    static String scramLogin(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }
}
