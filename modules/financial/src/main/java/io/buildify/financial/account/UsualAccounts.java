package io.buildify.financial.account;

import io.buildify.financial.Now;
import io.buildify.sdk.bootstrap.Bootstrap;
import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.scope.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.reactive.mutiny.Mutiny;

/** The chart of accounts that all books begin with: an account for each role, with its usual code and name. */
@Singleton
class UsualAccounts implements Bootstrap {

    /** Books that are older than this hook may have the role, or have the code for something else. */
    private static final String OPEN = """
            insert into financial_accounts (id, code, name, type, role, created_at)
            select :id,
                   :code || case when exists (select from financial_accounts where book = :book and code = :code)
                                 then '.1' else '' end,
                   :name, :type, :role, :now
             where not exists (select from financial_accounts where book = :book and role = :role)""";

    private final OwnRows ownRows;
    private final Now now;

    UsualAccounts(OwnRows ownRows, Now now) {
        this.ownRows = ownRows;
        this.now = now;
    }

    @Override
    public String name() {
        return "chart-of-accounts";
    }

    @Override
    public Uni<?> run(Scope scope) {
        return Panache.getSession()
                .flatMap(session ->
                        Each.inOrder(List.of(AccountRole.values()), (position, role) -> open(session, role)));
    }

    private Uni<Integer> open(Mutiny.Session session, AccountRole role) {
        return session.createNativeQuery(OPEN)
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("code", role.usualCode())
                .setParameter("name", role.usualName())
                .setParameter("type", role.type().text())
                .setParameter("role", role.text())
                .setParameter("book", ownRows.owner())
                .setParameter("now", now.instant())
                .executeUpdate();
    }
}
