package io.buildify.financial.account;

import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as clients see it. */
@Schema(name = "Account")
public record AccountAnswer(UUID id, String code, String name, AccountType type, long version, Instant createdAt)
        implements Versioned {

    static AccountAnswer of(Account account) {
        return new AccountAnswer(
                account.id, account.code, account.name, account.type, account.version(), account.createdAt());
    }
}
