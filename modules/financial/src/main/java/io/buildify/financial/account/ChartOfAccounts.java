package io.buildify.financial.account;

import io.buildify.financial.OwnBooks;
import io.buildify.financial.Refusal;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.PageRequest;
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

    private final OwnBooks books;

    ChartOfAccounts(OwnBooks books) {
        this.books = books;
    }

    /**
     * @throws ProblemException 404 if the parent is not there, 400 if it or the role does not fit the type, 409 if the
     *     code or the role is taken
     */
    @WithTransaction
    Uni<Account> open(AccountRequest request) {
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
            if (books.require("account", found).type != request.type()) {
                throw Refusal.field("type", "must be %s, as its parent is", found.type.text());
            }
        });
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

    /** Newest first; one more than asked for, to see whether there is another page. */
    @WithTransaction
    Uni<List<Account>> list(PageRequest page) {
        return Account.<Account>find("id < ?1 order by id desc", page.below())
                .range(0, page.probe() - 1)
                .list();
    }

    /** All accounts of the caller's own books, by code. */
    @WithTransaction
    Uni<List<Account>> own() {
        return Account.<Account>find("book = ?1 order by code", books.id()).list();
    }

    /** Those of the caller's own books that have one of these codes, by code. */
    @WithTransaction
    public Uni<Map<String, Account>> byCode(Collection<String> codes) {
        return Account.<Account>find("book = ?1 and code in ?2", books.id(), codes)
                .list()
                .map(found -> by(found, account -> account.code));
    }

    /** Those of the caller's own books that have a role. */
    @WithTransaction
    Uni<Map<AccountRole, Account>> byRole() {
        return Account.<Account>find("book = ?1 and role is not null", books.id())
                .list()
                .map(found -> by(found, account -> Objects.requireNonNull(account.role)));
    }

    private static <K> Map<K, Account> by(List<Account> accounts, Function<Account, K> key) {
        return accounts.stream().collect(Collectors.toMap(key, account -> account));
    }
}
