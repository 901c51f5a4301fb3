package io.buildify.sdk.environment;

import static io.buildify.sdk.environment.Variable.BUILDIFY_SEALING_KEYS;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the module seals its tenants' secrets with in this database.
 *
 * @param keys of AES-256; the first seals, all open
 */
public record SealingKeys(List<SecretKey> keys) {

    private static final int BYTES = 32;

    public SealingKeys {
        keys = List.copyOf(keys);
    }

    /**
     * @throws EnvironmentIncomplete if there is none, or naming which of them is none
     */
    public static SealingKeys from(Variables variables) {
        List<SecretKey> keys = new ArrayList<>();
        for (String text : variables.get(BUILDIFY_SEALING_KEYS).split(",", -1)) {
            keys.add(key(text.strip(), keys.size() + 1));
        }
        return new SealingKeys(keys);
    }

    private static SecretKey key(String text, int number) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new EnvironmentIncomplete(List.of(
                    "BUILDIFY_SEALING_KEYS: key %d is not the Base64 of %d bytes; correct the Secret sealing.<instance> in buildify-system (openssl rand -base64 %d makes a key)"
                            .formatted(number, BYTES, BYTES)));
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return keys.size() == 1 ? "1 key" : keys.size() + " keys";
    }
}
