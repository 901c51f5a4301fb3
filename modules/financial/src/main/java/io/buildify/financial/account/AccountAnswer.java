package io.buildify.financial.account;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as clients see it. */
@Schema(name = "Account")
public record AccountAnswer(UUID id, String code, String name, AccountType type, Instant createdAt) {

    static AccountAnswer of(Account account) {
        return new AccountAnswer(account.id, account.code, account.name, account.type, account.createdAt);
    }
}
