package io.buildify.financial.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account as clients see it.
 *
 * @param parent the account above it; absent if there is none
 * @param role what the module itself books on it; absent if nothing
 */
@Schema(name = "Account")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountAnswer(
        UUID id,
        String code,
        String name,
        AccountType type,
        @Nullable UUID parent,
        @Nullable AccountRole role,
        long version,
        Instant createdAt)
        implements Versioned {

    static AccountAnswer of(Account account) {
        return new AccountAnswer(
                account.id,
                account.code,
                account.name,
                account.type,
                account.parentId,
                account.role,
                account.version(),
                account.createdAt());
    }
}
