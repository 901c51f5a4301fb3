package io.buildify.financial.account;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The accounts of the current tenant and company. */
@ApplicationScoped
class ChartOfAccounts {

    @WithTransaction
    Uni<Account> open(AccountRequest request) {
        return Account.open(request).persistAndFlush();
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
}
