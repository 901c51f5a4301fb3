package io.buildify.sdk.sealing;

import io.buildify.sdk.environment.SealingKeys;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM (NIST SP 800-38D) with one of several keys. What is sealed is {@code sealed1.<key id>.<Base64, URL-safe>}:
 * a nonce of 96 random bits, then the ciphertext with its tag of 128 bits. A key's id is the first 8 hexadecimal digits
 * of its SHA-256.
 */
final class KeyRing {

    private static final String FORM = "sealed1";
    private static final Pattern SEALED = Pattern.compile(FORM + "\\.([0-9a-f]{8})\\.([-_0-9A-Za-z]+)");
    private static final int ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** By their ids. */
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();

    private final SecretKey current;
    private final String currentId;

    KeyRing(SealingKeys sealing) {
        sealing.keys().forEach(key -> keys.put(id(key), key));
        current = sealing.keys().getFirst();
        currentId = id(current);
    }

    /** @param context what has to be the same for it to be opened */
    String seal(byte[] secret, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, current, nonce, context).doFinal(secret);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, whole, NONCE_BYTES, ciphertext.length);
            return FORM + "." + currentId + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param what it is, for a message
     * @throws CannotOpen if it was sealed with a key that is not here or in another context, or is not sealed
     */
    byte[] open(String sealed, byte[] context, String what) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new CannotOpen(
                    "%s cannot be opened: what is stored is not sealed. Have it made anew.".formatted(what));
        }
        SecretKey key = keys.get(parts.group(1));
        if (key == null) {
            throw new CannotOpen(
                    "%s cannot be opened: it was sealed with key %s, and this process has %s. Put that key back behind the others into the Secret sealing.<instance> in buildify-system; if it is lost, have what was sealed made anew."
                            .formatted(what, parts.group(1), String.join(", ", keys.keySet())));
        }
        byte[] secret = open(key, parts.group(2), context);
        if (secret == null) {
            throw new CannotOpen(
                    "%s cannot be opened: key %s has not sealed this for this tenant and place. It was changed, or copied from elsewhere: restore the row, or have it made anew."
                            .formatted(what, parts.group(1)));
        }
        return secret;
    }

    private static byte @Nullable [] open(SecretKey key, String text, byte[] context) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            if (whole.length < NONCE_BYTES) {
                return null;
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        } catch (AEADBadTagException | IllegalArgumentException notSoSealed) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it was sealed with the key that seals now. */
    boolean isCurrent(String sealed) {
        return sealed.startsWith(FORM + "." + currentId + ".");
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private static String id(SecretKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
