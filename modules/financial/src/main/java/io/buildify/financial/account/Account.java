package io.buildify.financial.account;

import io.buildify.financial.TrackedBookRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account of the books. */
@Entity
@Table(name = "financial_accounts")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Account extends TrackedBookRow {

    String code;

    String name;

    @Enumerated(EnumType.STRING)
    AccountType type;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    @Enumerated(EnumType.STRING)
    @Nullable
    AccountRole role;

    static Account open(AccountRequest request) {
        Account account = new Account();
        account.code = request.code();
        account.name = request.name();
        account.type = request.type();
        account.parentId = request.parent();
        account.role = request.role();
        return account;
    }

    void change(AccountChange change) {
        code = change.code();
        name = change.name();
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public @Nullable AccountRole role() {
        return role;
    }
}
