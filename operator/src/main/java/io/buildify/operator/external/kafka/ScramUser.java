package io.buildify.operator.external.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.operator.external.Password;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A SCRAM user with its password. Kafka tells nobody what it keeps of a password, only how many iterations made it.
 * So that number is chosen by the password, and a user whose number is another one has another password. (One in
 * 4,095 other passwords is taken for the right one, until the password is set again.)
 */
record ScramUser(String name, Password password) {
    static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;

    /** The least that Kafka allows is what other tools set; we stay above. */
    private static final int LEAST_ITERATIONS = 4097;

    private static final int CHOICES = 4095;

    /** Whether the credentials that Kafka tells of include the one of this password. */
    boolean isIn(List<ScramCredentialInfo> credentials) {
        return credentials.contains(credential());
    }

    UserScramCredentialUpsertion upsertion() {
        return new UserScramCredentialUpsertion(name, credential(), password.value());
    }

    /** The credentials that are none of ours: another way in. */
    static List<ScramCredentialInfo> foreign(List<ScramCredentialInfo> credentials) {
        return credentials.stream().filter(it -> it.mechanism() != MECHANISM).toList();
    }

    /** What Kafka tells of it. */
    ScramCredentialInfo credential() {
        return new ScramCredentialInfo(MECHANISM, LEAST_ITERATIONS + Math.floorMod(digest(), CHOICES));
    }

    private int digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha.digest(password.value().getBytes(UTF_8))).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
