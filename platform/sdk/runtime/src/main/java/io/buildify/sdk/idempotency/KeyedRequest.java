package io.buildify.sdk.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The request at hand, where it has a key: what tells it from others is digested while it comes in. */
final class KeyedRequest {

    private static final String KEY = "buildify.idempotency";

    private final String key;
    private final MessageDigest digest;

    private KeyedRequest(String key, MessageDigest digest) {
        this.key = key;
        this.digest = digest;
    }

    /** From now on this is the request at hand. */
    static void enter(String key, String method, String pathAndQuery) {
        KeyedRequest request = new KeyedRequest(key, sha256());
        request.add((method + " " + pathAndQuery + "\n").getBytes(UTF_8));
        ContextLocals.put(KEY, request);
    }

    static Optional<KeyedRequest> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    void add(byte[] part) {
        digest.update(part);
    }

    String key() {
        return key;
    }

    /** Of its method, path, query and body; ends the digest. */
    String fingerprint() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
