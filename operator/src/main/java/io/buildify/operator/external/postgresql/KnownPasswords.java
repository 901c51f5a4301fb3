package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.Password;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells whether a role has the right password, without computing the same expensive check again and again. */
final class KnownPasswords {
    private final SecureRandom random;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    KnownPasswords(SecureRandom random) {
        this.random = random;
    }

    /**
     * The verifier to set, or null when the role has the right one.
     *
     * @param state the role as it is; null when there is none
     * @param readable whether verifiers can be read; if not, what this process has set counts as still set
     */
    @Nullable
    String correction(String server, String role, @Nullable RoleState state, boolean readable, Password password) {
        Known last = known.get(new Key(server, role));
        if (state != null
                && last != null
                && last.password.equals(password)
                && (!readable || last.verifier.equals(state.verifier()))) {
            return null;
        }
        if (state != null && state.verifier() != null && ScramVerifier.matches(password, state.verifier())) {
            set(server, role, password, state.verifier());
            return null;
        }
        return ScramVerifier.of(password, random);
    }

    /** Notes what the server has now. */
    void set(String server, String role, Password password, String verifier) {
        known.put(new Key(server, role), new Known(password, verifier));
    }

    void forget(String server, String role) {
        known.remove(new Key(server, role));
    }

    private record Key(String server, String role) {}

    private record Known(Password password, String verifier) {}
}
