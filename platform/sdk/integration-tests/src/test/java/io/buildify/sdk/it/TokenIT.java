package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.home.Home;
import io.buildify.local.token.TokenKeys;
import io.buildify.local.token.TokenRequest;
import io.buildify.local.token.TokenSigner;
import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose token is believed, and what it is believed for. */
@SdkTest
class TokenIT {

    ModuleInstance instance;

    @BeforeEach
    void aTenantIsServed() {
        instance.serve("token", null, Records.tenant("{\"colour\":\"blue\"}"));
    }

    @Test
    void aValidTokenIsBelieved() {
        assertThat(with(valid()).status()).isEqualTo(200);
    }

    @Test
    void withoutATokenNobodyIsServed() {
        assertRefused(with(null));
    }

    @Test
    void nonsenseIsRefused() {
        assertRefused(with("nonsense"));
        assertRefused(with("a.b.c"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(with(sign(instance.cluster().audience(), Duration.ofMinutes(-5))));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertRefused(with(sign("buildify-operations", Duration.ofHours(1))));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        // The same key, so that only the issuer is wrong.
        TokenSigner elsewhere = new TokenSigner(
                TokenKeys.in(new Home(instance.cluster().folder()).tokenKeys()),
                "https://elsewhere",
                Clock.systemUTC());

        assertRefused(with(elsewhere.sign(request(instance.cluster().audience(), Duration.ofHours(1)))));
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() throws GeneralSecurityException {
        assertRefused(with(ForgedToken.from(valid()).signedByAStranger().toString()));
    }

    @Test
    void aTokenWhoseTenantWasRewrittenIsRefused() {
        assertRefused(with(ForgedToken.from(valid())
                .replaceInClaims("\"token\"", "\"globex\"")
                .toString()));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        for (String none : List.of("none", "None", "NONE")) {
            assertRefused(with(ForgedToken.from(valid())
                    .withHeader("{\"alg\":\"" + none + "\"}")
                    .unsigned()
                    .toString()));
        }
        assertRefused(with(ForgedToken.from(valid()).unsigned().toString()));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws GeneralSecurityException {
        assertRefused(with(ForgedToken.from(valid())
                .withHeader("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
                .signedWith(instance.cluster().publicKeySet().getBytes(StandardCharsets.UTF_8))
                .toString()));
    }

    @Test
    void aTokenWithoutATenantIsForbidden() {
        Answer answer = with(instance.token(null, null));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("tenant-required");
    }

    @Test
    void aTenantThatCannotBeOneIsForbidden() {
        for (String tenant : List.of("", "Token", "token'--", "token/acme-de", "../token", "token\u0000")) {
            Answer answer = with(instance.token(tenant, null));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("tenant-required");
        }
    }

    @Test
    void theTwoHeadersOfTheGatewayDecideNothing() {
        Answer answer = instance.user("token", null)
                .get("configuration", "buildify-tenant", "globex", "buildify-company", "globex-uk");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/tenant")).isEqualTo("token");
        assertThat(answer.body().has("company")).isFalse();
    }

    private Answer with(@Nullable String token) {
        return instance.stranger(token).get("configuration");
    }

    private String valid() {
        return instance.token("token", null);
    }

    private String sign(String audience, Duration lifetime) {
        return instance.cluster().sign(request(audience, lifetime));
    }

    private static TokenRequest request(String audience, Duration lifetime) {
        return new TokenRequest("test-user", audience, "token", null, List.of(), List.of(), lifetime);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
}
