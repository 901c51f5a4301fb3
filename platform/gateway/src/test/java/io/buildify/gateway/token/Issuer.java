package io.buildify.gateway.token;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Issues tokens as core does. */
public final class Issuer {

    public static final String ISSUER = "https://buildify.localhost";
    public static final String AUDIENCE = "buildify-app";

    private final RsaJsonWebKey key;

    public Issuer() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        key.setKeyId(UUID.randomUUID().toString());
    }

    public RsaJsonWebKey key() {
        return key;
    }

    /** What goes into BUILDIFY_TOKEN_KEYS. */
    public String publicKeys() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    public JwtClaims claims(String tenant, Instant expires) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("jane");
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        if (tenant != null) {
            claims.setClaim("tenant", tenant);
        }
        return claims;
    }

    public String token(String tenant) {
        return sign(claims(tenant, Instant.now().plusSeconds(600)));
    }

    public String token(String tenant, String company) {
        JwtClaims claims = claims(tenant, Instant.now().plusSeconds(600));
        claims.setClaim("company", company);
        return sign(claims);
    }

    public String sign(JwtClaims claims) {
        return sign(claims.toJson(), AlgorithmIdentifiers.RSA_USING_SHA256, Map.of());
    }

    public String sign(String payload, String algorithm, Map<String, Object> headers) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        headers.forEach((name, value) -> signature.getHeaders().setObjectHeaderValue(name, value));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
