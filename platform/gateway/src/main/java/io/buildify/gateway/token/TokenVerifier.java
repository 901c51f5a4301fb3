package io.buildify.gateway.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens: RS256 by one of our keys, issuer, audience, expiry. Anything a token says about how it should
 * be verified (its algorithm, its own keys or key addresses) is ignored or refused.
 */
public final class TokenVerifier {

    /** Tenant and company ids, as the CRDs have them. They become header values: nothing else may pass. */
    private static final Pattern ID = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");

    private final String issuer;
    private final String audience;
    private final JwksVerificationKeyResolver keys;
    private final Duration skew;
    private final Clock clock;
    private final VerifiedTokens verified;

    /**
     * @param keys the public keys tokens may be signed with
     * @param skew by how much other clocks may differ from ours
     * @param remembered how many verified tokens are kept, so that each is verified once
     */
    public TokenVerifier(
            String issuer, String audience, JsonWebKeySet keys, Duration skew, int remembered, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = new JwksVerificationKeyResolver(keys.getJsonWebKeys());
        this.skew = skew;
        this.clock = clock;
        this.verified = new VerifiedTokens(remembered);
    }

    /** @param token the compact form, without the scheme */
    public Verdict verify(String token) {
        Instant now = clock.instant();
        Caller known = verified.get(token, now.minus(skew));
        if (known != null) {
            return new Verdict.Accepted(known);
        }
        try {
            Verdict verdict = judge(consumer(now).processToClaims(token));
            if (verdict instanceof Verdict.Accepted(Caller caller)) {
                verified.put(token, caller);
            }
            return verdict;
        } catch (InvalidJwtException e) {
            return e.hasExpired()
                    ? new Verdict.Refused(401, "token-expired", "The token has expired. Ask for a new one.")
                    : invalid();
        } catch (MalformedClaimException e) {
            return invalid();
        }
    }

    private static Verdict invalid() {
        return new Verdict.Refused(
                401,
                "token-invalid",
                "The token is not one that this system issued for this audience. Ask for a new one.");
    }

    private Verdict judge(JwtClaims claims) throws MalformedClaimException {
        String tenant = claims.getClaimValue("tenant", String.class);
        String company = claims.getClaimValue("company", String.class);
        if (tenant == null) {
            return new Verdict.Refused(
                    403, "tenant-required", "The token names no tenant. Ask for a token of one of your tenants.");
        }
        if (!isId(tenant) || (company != null && !isId(company))) {
            return invalid();
        }
        return new Verdict.Accepted(new Caller(
                claims.getSubject(),
                tenant,
                company,
                Instant.ofEpochSecond(claims.getExpirationTime().getValue())));
    }

    private static boolean isId(@Nullable String value) {
        return value != null && ID.matcher(value).matches();
    }

    private JwtConsumer consumer(Instant now) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds((int) skew.toSeconds())
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .build();
    }
}
