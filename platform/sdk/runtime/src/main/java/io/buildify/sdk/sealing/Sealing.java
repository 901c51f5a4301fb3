package io.buildify.sdk.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.sdk.environment.SealingKeys;
import io.buildify.sdk.scope.CurrentScope;
import jakarta.inject.Singleton;

/**
 * Seals secrets of the current tenant, to be kept in a column of type {@code text}, and opens them again. Every process
 * on the module's database has the keys; nobody else has, the database's administrator included. What is sealed opens
 * for the same tenant and place only. Needs a scope: a request, a handler, a job.
 */
@Singleton
public class Sealing {

    private final CurrentScope currentScope;
    private final KeyRing keys;

    Sealing(CurrentScope currentScope, SealingKeys keys) {
        this.currentScope = currentScope;
        this.keys = new KeyRing(keys);
    }

    /**
     * Seals a text; another result each time.
     *
     * @param place where it is kept, such as {@code notes.text}; no secret
     */
    public String seal(String secret, String place) {
        return seal(secret.getBytes(UTF_8), place);
    }

    /** Seals any bytes. */
    public String seal(byte[] secret, String place) {
        return keys.seal(secret, context(place));
    }

    /**
     * Opens a text that {@link #seal(String, String)} has given.
     *
     * @throws CannotOpen if its key is not here, or it was sealed for another tenant or place, or is not sealed
     */
    public String open(String sealed, String place) {
        return new String(openBytes(sealed, place), UTF_8);
    }

    /** Opens what {@link #seal(byte[], String)} has given. */
    public byte[] openBytes(String sealed, String place) {
        return keys.open(
                sealed,
                context(place),
                "%s of tenant %s".formatted(place, currentScope.get().tenant()));
    }

    /**
     * The same, sealed with the key that seals now: what was sealed with it already is answered as it is. Once nothing
     * is sealed with a key, it can be taken away.
     *
     * @throws CannotOpen as for {@link #open}
     */
    public String renew(String sealed, String place) {
        return keys.isCurrent(sealed) ? sealed : seal(openBytes(sealed, place), place);
    }

    private byte[] context(String place) {
        return (currentScope.get().tenant() + "\0" + place).getBytes(UTF_8);
    }
}
