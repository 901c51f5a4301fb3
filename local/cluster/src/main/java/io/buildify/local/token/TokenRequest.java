package io.buildify.local.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token shall say; {@code iss} comes with the signer.
 *
 * @param subject {@code sub}
 * @param audience {@code aud}
 * @param tenant absent for a token that belongs to no tenant
 * @param company absent for a token of the tenant as a whole
 * @param groups roles
 * @param permissions such as {@code invoice.read}
 * @param lifetime from now; negative for one that has expired
 */
public record TokenRequest(
        String subject,
        String audience,
        @Nullable String tenant,
        @Nullable String company,
        List<String> groups,
        List<String> permissions,
        Duration lifetime) {

    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        claims.put("aud", audience);
        if (tenant != null) {
            claims.put("tenant", tenant);
        }
        if (company != null) {
            claims.put("company", company);
        }
        claims.put("groups", groups);
        claims.put("permissions", permissions);
        return claims;
    }
}
