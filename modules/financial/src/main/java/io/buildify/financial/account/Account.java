package io.buildify.financial.account;

import io.buildify.sdk.persistence.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** An account of the books. */
@Entity
@Table(name = "financial_accounts")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Account extends TenantRow {

    String code;

    String name;

    @Enumerated(EnumType.STRING)
    AccountType type;

    @Column(name = "created_at")
    Instant createdAt;

    static Account open(AccountRequest request, Instant now) {
        Account account = new Account();
        account.code = request.code();
        account.name = request.name();
        account.type = request.type();
        account.createdAt = now;
        return account;
    }
}
