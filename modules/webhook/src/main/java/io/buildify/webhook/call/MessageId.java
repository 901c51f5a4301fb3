package io.buildify.webhook.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** PURE: the header {@code webhook-id}: the same for each try of one event for one subscription, and for no other. */
final class MessageId {

    private static final int BYTES = 16;

    private MessageId() {}

    static String of(CloudEvent event, UUID subscription) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((event.source() + "\0" + event.id() + "\0" + subscription).getBytes(UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
