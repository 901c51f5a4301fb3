package io.buildify.gateway.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a verified token speaks for.
 *
 * @param company {@code null} for a token of the tenant as a whole
 * @param expires the token is not accepted from then on
 */
public record Caller(
        String subject, String tenant, @Nullable String company, Instant expires) {}
