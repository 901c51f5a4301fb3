package io.buildify.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSignerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    @Test
    void signsWhatWasAskedFor() throws Exception {
        String token = sign(new TokenRequest(
                "anna",
                "buildify-app",
                "acme",
                "acme-de",
                List.of("clerk"),
                List.of("invoice.read"),
                Duration.ofHours(1)));

        JsonNode claims = part(token, 1);
        assertThat(claims.path("iss").asText()).isEqualTo("https://issuer.test");
        assertThat(claims.path("aud").asText()).isEqualTo("buildify-app");
        assertThat(claims.path("sub").asText()).isEqualTo("anna");
        assertThat(claims.path("tenant").asText()).isEqualTo("acme");
        assertThat(claims.path("company").asText()).isEqualTo("acme-de");
        assertThat(claims.path("groups").get(0).asText()).isEqualTo("clerk");
        assertThat(claims.path("permissions").get(0).asText()).isEqualTo("invoice.read");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
        assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void leavesOutATenantAndACompanyThatWereNotNamed() throws Exception {
        String token = sign(new TokenRequest("anna", "x", null, null, List.of(), List.of(), Duration.ZERO));

        assertThat(part(token, 1).has("tenant")).isFalse();
        assertThat(part(token, 1).has("company")).isFalse();
    }

    @Test
    void isVerifiedWithThePublishedKey() throws Exception {
        String token = sign(new TokenRequest("anna", "x", "acme", null, List.of(), List.of(), Duration.ofHours(1)));

        JsonNode key = new ObjectMapper()
                .readTree(TokenKeys.in(folder).publicKeySet())
                .path("keys")
                .get(0);
        assertThat(part(token, 0).path("kid")).isEqualTo(key.path("kid"));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(key));
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1))))
                .isTrue();
    }

    @Test
    void publishesNothingOfThePrivateKey() throws Exception {
        JsonNode key = new ObjectMapper()
                .readTree(TokenKeys.in(folder).publicKeySet())
                .path("keys")
                .get(0);

        assertThat(key.fieldNames()).toIterable().containsExactlyInAnyOrder("kty", "n", "e", "kid", "use", "alg");
    }

    private String sign(TokenRequest request) {
        return new TokenSigner(TokenKeys.in(folder), "https://issuer.test", Clock.fixed(NOW, ZoneOffset.UTC))
                .sign(request);
    }

    private static PublicKey publicKey(JsonNode key) throws Exception {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }

    private static JsonNode part(String token, int index) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }
}
