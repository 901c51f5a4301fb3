package io.buildify.financial.account;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** An account of the books. */
@Entity
@Table(name = "financial_accounts")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Account extends TrackedRow {

    String code;

    String name;

    @Enumerated(EnumType.STRING)
    AccountType type;

    static Account open(AccountRequest request) {
        Account account = new Account();
        account.code = request.code();
        account.name = request.name();
        account.type = request.type();
        return account;
    }
}
