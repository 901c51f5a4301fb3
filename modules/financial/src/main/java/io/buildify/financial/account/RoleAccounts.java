package io.buildify.financial.account;

import io.buildify.financial.Refusal;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The accounts that the module itself books on. */
@ApplicationScoped
public class RoleAccounts {

    private final ChartOfAccounts chart;

    RoleAccounts(ChartOfAccounts chart) {
        this.chart = chart;
    }

    /**
     * An account for each role, in the caller's own books. Whoever posts asks for them once, before it takes a number.
     *
     * @throws ProblemException 409 {@code account-missing}
     */
    @WithTransaction
    public Uni<Map<AccountRole, Account>> all() {
        return chart.byRole().invoke(RoleAccounts::requireAll);
    }

    private static void requireAll(Map<AccountRole, Account> found) {
        for (AccountRole role : AccountRole.values()) {
            if (!found.containsKey(role)) {
                throw Refusal.conflict(
                        "account-missing",
                        "An account is missing",
                        "No account of these books has the role %s, on which this is booked. Open an account with that role.",
                        role.text());
            }
        }
    }
}
