package io.buildify.sdk.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Verifies a token once, and remembers it until it expires: to verify its signature costs more than a small query. The
 * keys come with the process's environment, so that what was verified stays so.
 */
@Singleton
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    /** About 4 KiB each. */
    private static final int MOST = 2_000;

    private final Clock clock;
    private final JWTCallerPrincipalFactory verification = new DefaultJWTCallerPrincipalFactory();
    private final Cache<Verified, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** A token, and what it was verified against; that is one object for all requests. */
    private record Verified(String token, JWTAuthContextInfo against) {}

    @Inject
    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    /** @throws ParseException for a token that is not valid, or is no longer */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo against) throws ParseException {
        Verified key = new Verified(token, against);
        JWTCallerPrincipal known = verified.getIfPresent(key);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        JWTCallerPrincipal principal = verification.parse(token, against);
        verified.put(key, principal);
        return principal;
    }
}
