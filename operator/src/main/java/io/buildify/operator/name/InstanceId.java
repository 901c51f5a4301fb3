package io.buildify.operator.name;

import io.buildify.config.CanonicalJson;
import io.buildify.events.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Id of an instance and everything called after it. Two nodes never share one: the id of a tenant's or company's
 * ends with a hash of the whole tuple, and the name of a module never ends like that (a rule of the CRD).
 *
 * @param value at most {@value #MAX_LENGTH} lower-case letters, digits and dashes
 */
public record InstanceId(String value) implements Comparable<InstanceId> {
    /** Leaves room in 63 characters for what is put before and after it. */
    public static final int MAX_LENGTH = 49;

    private static final int MAX_NAME = 63;
    private static final int HASH = 8;

    static InstanceId of(NodeId node) {
        if (node.tenant() == null) {
            return new InstanceId(cut(node.module(), MAX_LENGTH));
        }
        var parts = Stream.of(node.module(), node.tenant(), node.company())
                .filter(Objects::nonNull)
                .toList();
        var readable = String.join("-", parts);
        return new InstanceId(cut(readable, MAX_LENGTH - HASH - 1) + "-" + hash8(String.join("\0", parts)));
    }

    /** Deployment, Service, ServiceAccount, NetworkPolicy and HTTPRoute; also the Secret of the serving process. */
    public String object() {
        return value;
    }

    /** The Secret of the role that owns the database. */
    public String ownerSecret() {
        return value + "-owner";
    }

    /** The Job that brings the database of this instance to a release. */
    public String migrationJob(String releaseHash) {
        return job("migrate", releaseHash);
    }

    /** The Job that erases a tenant's or company's rows from the database of this instance. */
    public String eraseJob(String recordHash) {
        return job("erase", recordHash);
    }

    /** The database of an instance that has one alone. */
    public String separateDatabase() {
        return "buildify_" + value;
    }

    /** The role that owns the schema in this instance's database. */
    public String ownerRole() {
        return value + "_owner";
    }

    /** The group of the logins of this instance's database. */
    public String applicationRole() {
        return value + "_app";
    }

    /** The login of the serving process; without underscore, so that it never equals one of the roles. */
    public String login() {
        return value;
    }

    public String kafkaUser() {
        return value;
    }

    public String configurationTopic() {
        return TopicNames.configuration(value);
    }

    /** The placement's ConfigMap. */
    public String placement() {
        return "placement." + value;
    }

    /** The Secret with the keys that the module seals with in this instance's database. */
    public String sealingKeys() {
        return "sealing." + value;
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private String job(String verb, String of) {
        var suffix = "-" + verb + "-" + hash8(value + "\0" + of);
        return cut(value, MAX_NAME - suffix.length()) + suffix;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).replaceAll("-+$", "");
    }

    private static String hash8(String text) {
        return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
    }
}
