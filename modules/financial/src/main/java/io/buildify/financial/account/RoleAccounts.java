package io.buildify.financial.account;

import io.buildify.financial.Now;
import io.buildify.financial.Refusal;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.reactive.mutiny.Mutiny;

/** The accounts that the module itself books on. Where one is missing, it is opened with its usual code and name. */
@ApplicationScoped
public class RoleAccounts {

    private static final String OPEN = """
            insert into financial_accounts (id, code, name, type, role, created_at)
            values (:id, :code, :name, :type, :role, :now) on conflict do nothing""";

    private final ChartOfAccounts chart;
    private final Now now;

    RoleAccounts(ChartOfAccounts chart, Now now) {
        this.chart = chart;
        this.now = now;
    }

    /**
     * An account for each role, in the caller's own books. Whoever posts asks for them before it locks anything.
     *
     * @throws ProblemException 409 {@code account-missing} if another account has a role's usual code
     */
    @WithTransaction
    public Uni<Map<AccountRole, Account>> all() {
        return chart.byRole().flatMap(found -> {
            List<AccountRole> missing = missing(found);
            return missing.isEmpty()
                    ? Uni.createFrom().item(found)
                    : open(missing).chain(chart::byRole).invoke(RoleAccounts::requireAll);
        });
    }

    private Uni<Void> open(List<AccountRole> missing) {
        return Panache.getSession()
                .flatMap(session -> Multi.createFrom()
                        .iterable(missing)
                        .onItem()
                        .transformToUniAndConcatenate(role -> open(session, role))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Integer> open(Mutiny.Session session, AccountRole role) {
        return session.createNativeQuery(OPEN)
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("code", role.usualCode())
                .setParameter("name", role.usualName())
                .setParameter("type", role.type().text())
                .setParameter("role", role.text())
                .setParameter("now", now.instant())
                .executeUpdate();
    }

    private static void requireAll(Map<AccountRole, Account> found) {
        for (AccountRole role : missing(found)) {
            throw Refusal.conflict(
                    "account-missing",
                    "An account is missing",
                    "No account has the role %s, and another has its usual code %s. Open an account with that role.",
                    role.text(),
                    role.usualCode());
        }
    }

    private static List<AccountRole> missing(Map<AccountRole, Account> found) {
        return Arrays.stream(AccountRole.values())
                .filter(role -> !found.containsKey(role))
                .toList();
    }
}
