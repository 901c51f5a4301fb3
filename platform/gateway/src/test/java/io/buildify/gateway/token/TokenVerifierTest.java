package io.buildify.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are accepted, and every way we know of to have another one accepted. */
class TokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Issuer ISSUER = new Issuer();
    private static final Issuer STRANGER = new Issuer();

    private Instant now = NOW;
    private final TokenVerifier verifier = verifier(100);

    private TokenVerifier verifier(int remembered) {
        try {
            return new TokenVerifier(
                    Issuer.ISSUER,
                    Issuer.AUDIENCE,
                    new JsonWebKeySet(ISSUER.publicKeys()),
                    Duration.ofSeconds(5),
                    remembered,
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now;
                        }

                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }
                    });
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void acceptsATokenOfATenant() {
        assertThat(verifier.verify(signed(claims -> {})))
                .isEqualTo(new Verdict.Accepted(new Caller("jane", "acme", null, NOW.plusSeconds(600))));
    }

    @Test
    void acceptsATokenOfACompany() {
        assertThat(verifier.verify(signed(claims -> claims.setClaim("company", "acme-de"))))
                .isEqualTo(new Verdict.Accepted(new Caller("jane", "acme", "acme-de", NOW.plusSeconds(600))));
    }

    @Test
    void acceptsOneOfSeveralAudiences() {
        assertThat(verifier.verify(signed(claims -> claims.setAudience("other", Issuer.AUDIENCE))))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesAnExpiredToken() {
        String token = signed(claims -> {});

        now = NOW.plusSeconds(606);

        assertThat(refused(token)).isEqualTo("token-expired");
    }

    @Test
    void aRememberedTokenExpiresToo() {
        String token = signed(claims -> {});
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Accepted.class);

        now = NOW.plusSeconds(604);
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Accepted.class);

        now = NOW.plusSeconds(605);
        assertThat(refused(token)).isEqualTo("token-expired");
    }

    @Test
    void refusesATokenOfTheFuture() {
        assertThat(refused(signed(claims -> claims.setNotBefore(
                        NumericDate.fromSeconds(NOW.plusSeconds(60).getEpochSecond())))))
                .isEqualTo("token-invalid");
    }

    @Test
    void refusesATokenThatNeverExpires() {
        assertThat(refused(signed(claims -> claims.unsetClaim("exp")))).isEqualTo("token-invalid");
    }

    @Test
    void refusesAnotherAudienceAndNone() {
        assertThat(refused(signed(claims -> claims.setAudience("buildify-operations"))))
                .isEqualTo("token-invalid");
        assertThat(refused(signed(claims -> claims.unsetClaim("aud")))).isEqualTo("token-invalid");
    }

    @Test
    void refusesAnotherIssuerAndNone() {
        assertThat(refused(signed(claims -> claims.setIssuer("https://evil.example"))))
                .isEqualTo("token-invalid");
        assertThat(refused(signed(claims -> claims.unsetClaim("iss")))).isEqualTo("token-invalid");
    }

    @Test
    void refusesATokenWithoutTenant() {
        assertThat(verifier.verify(signed(claims -> claims.unsetClaim("tenant"))))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(403);
                    assertThat(refused.problem()).isEqualTo("tenant-required");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ACME",
                "acme\r\nbuildify-company: x",
                "acme,globex",
                "../globex",
                "-acme",
                "acme-",
                "acme globex",
                "a2345678901234567890123456789012345678901",
                "acme\u0000",
                "аcme"
            })
    void refusesIdsThatNoTenantHas(String id) {
        assertThat(refused(signed(claims -> claims.setClaim("tenant", id)))).isEqualTo("token-invalid");
        assertThat(refused(signed(claims -> claims.setClaim("company", id)))).isEqualTo("token-invalid");
    }

    @Test
    void refusesATenantThatIsNoString() {
        assertThat(refused(signed(claims -> claims.setClaim("tenant", List.of("acme", "globex")))))
                .isEqualTo("token-invalid");
        assertThat(refused(signed(claims -> claims.setClaim("company", 7)))).isEqualTo("token-invalid");
    }

    @Test
    void refusesAnotherKeyEvenUnderOurKeysId() {
        String claims = STRANGER.claims("acme", NOW.plusSeconds(600)).toJson();

        assertThat(refused(STRANGER.sign(claims, AlgorithmIdentifiers.RSA_USING_SHA256, Map.of())))
                .isEqualTo("token-invalid");
        assertThat(refused(STRANGER.sign(
                        claims,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        Map.of("kid", ISSUER.key().getKeyId()))))
                .isEqualTo("token-invalid");
    }

    @Test
    void ignoresKeysThatTheTokenBringsAlong() {
        String claims = STRANGER.claims("acme", NOW.plusSeconds(600)).toJson();

        assertThat(refused(STRANGER.sign(
                        claims,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        Map.of(
                                "jwk",
                                STRANGER.key().toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY)))))
                .isEqualTo("token-invalid");
        assertThat(refused(STRANGER.sign(
                        claims,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        Map.of("jku", "https://evil.example/keys", "x5u", "https://evil.example/x5u"))))
                .isEqualTo("token-invalid");
    }

    @Test
    void refusesTokensWithoutSignature() throws JoseException {
        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.ALLOW_ONLY_NONE);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        unsigned.setPayload(ISSUER.claims("acme", NOW.plusSeconds(600)).toJson());

        assertThat(refused(unsigned.getCompactSerialization())).isEqualTo("token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "RS256 "})
    void refusesAValidSignatureUnderAnotherAlgorithmsName(String algorithm) {
        String[] parts = signed(claims -> {}).split("\\.");
        String header = base64(
                "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + ISSUER.key().getKeyId() + "\"}");

        assertThat(refused(header + "." + parts[1] + ".")).isEqualTo("token-invalid");
        assertThat(refused(header + "." + parts[1] + "." + parts[2])).isEqualTo("token-invalid");
    }

    @Test
    void refusesOurPublicKeyUsedAsASecret() throws JoseException {
        for (byte[] secret : List.of(
                ISSUER.key().getPublicKey().getEncoded(),
                ISSUER.publicKeys().getBytes(StandardCharsets.UTF_8),
                ISSUER.key().getRsaPublicKey().getModulus().toByteArray())) {
            JsonWebSignature confused = new JsonWebSignature();
            confused.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            confused.setKeyIdHeaderValue(ISSUER.key().getKeyId());
            confused.setKey(new HmacKey(secret));
            confused.setPayload(ISSUER.claims("acme", NOW.plusSeconds(600)).toJson());

            assertThat(refused(confused.getCompactSerialization())).isEqualTo("token-invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void refusesOtherAlgorithmsOfOurOwnKey(String algorithm) {
        String claims = ISSUER.claims("acme", NOW.plusSeconds(600)).toJson();

        assertThat(refused(ISSUER.sign(claims, algorithm, Map.of()))).isEqualTo("token-invalid");
    }

    @Test
    void refusesCriticalHeadersThatItDoesNotKnow() {
        String claims = ISSUER.claims("acme", NOW.plusSeconds(600)).toJson();

        assertThat(refused(ISSUER.sign(
                        claims,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        Map.of("crit", List.of("x-extension"), "x-extension", true))))
                .isEqualTo("token-invalid");
    }

    @Test
    void refusesATokenThatWasEncryptedForUs() throws JoseException {
        JsonWebEncryption encrypted = new JsonWebEncryption();
        encrypted.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
        encrypted.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        encrypted.setKey(ISSUER.key().getPublicKey());
        encrypted.setPayload(ISSUER.claims("acme", NOW.plusSeconds(600)).toJson());

        assertThat(refused(encrypted.getCompactSerialization())).isEqualTo("token-invalid");
    }

    @Test
    void refusesChangedClaims() {
        String[] parts = signed(claims -> {}).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        assertThat(refused(parts[0] + "." + base64(claims.replace("acme", "globex")) + "." + parts[2]))
                .isEqualTo("token-invalid");
    }

    @Property(tries = 2_000)
    void refusesAnythingElse(@ForAll @StringLength(max = 60) String anything) {
        assertThat(verifier.verify(anything)).isInstanceOf(Verdict.Refused.class);
        assertThat(verifier.verify(anything + "." + anything + "." + anything)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void remembersNoMoreThanItMay() {
        VerifiedTokens tokens = new VerifiedTokens(10);

        for (int i = 0; i < 1000; i++) {
            tokens.put("token-" + i, new Caller("jane", "acme", null, NOW));
        }

        assertThat(tokens.size()).isLessThanOrEqualTo(10);
        assertThat(tokens.get("token-999", NOW.minusSeconds(1))).isNotNull();
        assertThat(tokens.get("token-0", NOW.minusSeconds(1))).isNull();
    }

    private String refused(String token) {
        return verifier.verify(token) instanceof Verdict.Refused refused ? refused.problem() : "accepted";
    }

    private static String signed(Consumer<JwtClaims> change) {
        JwtClaims claims = ISSUER.claims("acme", NOW.plusSeconds(600));
        change.accept(claims);
        return ISSUER.sign(claims);
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
