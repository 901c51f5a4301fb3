package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens and headers that must not open anything. */
@ExtendWith(RunningInstallation.class)
class TokenAttackIT {

    @Test
    void anExpiredTokenIsRefused(Installation installation) {
        String token = installation
                .buildify("token", "--tenant", "acme", "--expires", "-1m")
                .succeeded()
                .output()
                .strip();

        assertThat(new AppUser(installation, token).configuration().status()).isEqualTo(401);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused(Installation installation) {
        String token = installation
                .buildify("token", "--tenant", "acme", "--audience", "buildify-operations")
                .succeeded()
                .output()
                .strip();

        assertThat(new AppUser(installation, token).configuration().status()).isEqualTo(401);
    }

    @Test
    void aTokenWhoseTenantWasRewrittenIsRefused(Installation installation) {
        String[] parts = AppUser.of(installation, "acme", null).token().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("acme", "globex");
        String forged = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
                + parts[2];

        assertThat(new AppUser(installation, forged).configuration().status()).isEqualTo(401);
    }

    @Test
    void anUnsignedTokenIsRefused(Installation installation) {
        String[] parts = AppUser.of(installation, "acme", null).token().split("\\.");
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());

        assertThat(new AppUser(installation, header + "." + parts[1] + ".")
                        .configuration()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenForATenantWithoutTheModuleIsNotServed(Installation installation) {
        AppUser.Answer answer = AppUser.of(installation, "nobody", null).configuration();

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.text("/type")).endsWith("/not-served-here");
    }

    @Test
    void headersOfTheClientRouteNothing(Installation installation) {
        AppUser acme = AppUser.of(installation, "acme", "acme-fr");

        AppUser.Answer answer = acme.get(
                "/api/v1/financial/configuration", "buildify-tenant", "globex", "Buildify-Company", "globex-uk");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/tenant")).isEqualTo("acme");
        assertThat(answer.text("/company")).isEqualTo("acme-fr");
    }
}
