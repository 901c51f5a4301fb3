package io.buildify.sdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final String ISSUER = "https://tokens.example";

    private static final KeyPair KEYS = keys();

    private final JWTAuthContextInfo against = against(KEYS);
    private final Movable clock = new Movable();
    private final VerifiedTokens tokens = new VerifiedTokens(clock);

    @Test
    void aTokenIsVerifiedOnce() throws ParseException {
        String token = token("ann", Duration.ofMinutes(5));

        assertThat(tokens.parse(token, against)).isSameAs(tokens.parse(token, against));
        assertThat(tokens.parse(token("bob", Duration.ofMinutes(5)), against).getSubject())
                .isEqualTo("bob");
    }

    @Test
    void andOnceMoreWhenItHasExpired() throws ParseException {
        String token = token("ann", Duration.ofMinutes(5));
        var first = tokens.parse(token, against);

        clock.now = clock.now.plus(Duration.ofMinutes(6));

        assertThat(tokens.parse(token, against)).isNotSameAs(first);
    }

    @Test
    void whatDiffersInOneCharacterIsAnotherToken() throws ParseException {
        String token = token("ann", Duration.ofMinutes(5));
        tokens.parse(token, against);
        int middle = token.lastIndexOf('.') + 20;
        String forged =
                token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);

        assertThatThrownBy(() -> tokens.parse(forged, against)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse(forged, against)).isInstanceOf(ParseException.class);
    }

    @Test
    void whatOneKeyVerifiesAnotherDoesNot() throws ParseException {
        String token = token("ann", Duration.ofMinutes(5));
        tokens.parse(token, against);

        assertThatThrownBy(() -> tokens.parse(token, against(keys()))).isInstanceOf(ParseException.class);
    }

    private String token(String subject, Duration lifetime) {
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .upn(subject)
                .groups(Set.of("user"))
                .expiresIn(lifetime)
                .sign(KEYS.getPrivate());
    }

    private static JWTAuthContextInfo against(KeyPair keys) {
        JWTAuthContextInfo against = new JWTAuthContextInfo(keys.getPublic(), ISSUER);
        against.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        return against;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that is set by the test. */
    private static final class Movable extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
