package io.buildify.financial.account;

import io.buildify.financial.Refusal;
import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts of the current tenant and company. */
@ApplicationScoped
public class ChartOfAccounts {

    private final OwnRows ownRows;

    ChartOfAccounts(OwnRows ownRows) {
        this.ownRows = ownRows;
    }

    /**
     * @throws ProblemException 404 if the parent is not there, 400 if it or the role does not fit the type, 409 if the
     *     code or the role is taken
     */
    @WithTransaction
    public Uni<Account> open(AccountRequest request) {
        AccountRole role = request.role();
        if (role != null && role.type() != request.type()) {
            throw Refusal.field(
                    "type", "must be %s for the role %s", role.type().text(), role.text());
        }
        return requireParent(request).chain(() -> Account.open(request).persistAndFlush());
    }

    private Uni<?> requireParent(AccountRequest request) {
        UUID parent = request.parent();
        if (parent == null) {
            return Uni.createFrom().voidItem();
        }
        return get(parent).invoke(found -> {
            if (ownRows.require("account", found).type != request.type()) {
                throw Refusal.field("type", "must be %s, as its parent is", found.type.text());
            }
        });
    }

    /**
     * Changes code and name; what is booked on it stays.
     *
     * @throws ProblemException 404 if there is none, 403 {@code outside-scope} if it is in other books, 409 if the code
     *     is taken, 412 if the client means another version of it
     */
    @WithTransaction
    Uni<Account> change(UUID id, AccountChange change) {
        return get(id).map(account -> ownRows.require("account", account))
                .flatMap(account -> Change.of(account, same -> same.change(change)));
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Account> get(UUID id) {
        return Account.<Account>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("account", id)));
    }

    /** All accounts of the caller's own books, by code. */
    @WithTransaction
    Uni<List<Account>> own() {
        return Account.<Account>find("book = ?1 order by code", ownRows.owner()).list();
    }

    /** Those of the caller's own books that have one of these codes, by code. */
    @WithTransaction
    public Uni<Map<String, Account>> byCode(Collection<String> codes) {
        return Account.<Account>find("book = ?1 and code in ?2", ownRows.owner(), codes)
                .list()
                .map(found -> by(found, account -> account.code));
    }

    /** Those of the caller's own books that have a role. */
    @WithTransaction
    Uni<Map<AccountRole, Account>> byRole() {
        return Account.<Account>find("book = ?1 and role is not null", ownRows.owner())
                .list()
                .map(found -> by(found, account -> Objects.requireNonNull(account.role)));
    }

    private static <K> Map<K, Account> by(List<Account> accounts, Function<Account, K> key) {
        return accounts.stream().collect(Collectors.toMap(key, account -> account));
    }
}
