package io.buildify.financial.journal;

import io.buildify.financial.Now;
import io.buildify.financial.account.Account;
import io.buildify.financial.account.AccountRole;
import io.buildify.financial.period.Closing;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;

/** Posts what documents book in the caller's own books. */
@ApplicationScoped
public class Journal {

    private final Closing closing;
    private final Now now;

    Journal(Closing closing, Now now) {
        this.closing = closing;
        this.now = now;
    }

    /**
     * Posts a document's entry in the transaction at hand.
     *
     * @param accounts of all roles that it books on
     * @throws ProblemException 409 {@code period-closed} if the books are closed on that day
     */
    @WithTransaction
    public Uni<Void> post(Posting posting, Map<AccountRole, Account> accounts) {
        return posting.isEmpty()
                ? Uni.createFrom().voidItem()
                : enter(entry(posting, accounts)).replaceWithVoid();
    }

    private static JournalEntry entry(Posting posting, Map<AccountRole, Account> byRole) {
        JournalEntry entry = JournalEntry.of(
                posting.bookedOn(),
                posting.currency(),
                posting.description(),
                posting.source(),
                posting.lines().stream()
                        .map(line -> EntryLine.of(
                                Objects.requireNonNull(byRole.get(line.role())), line.amount(), line.taxRate()))
                        .toList());
        entry.sourceId = posting.sourceId();
        return entry;
    }

    /** Writes an entry, if its day is not closed. */
    @WithTransaction
    Uni<JournalEntry> enter(JournalEntry entry) {
        entry.createdAt = now.instant();
        return closing.requireOpen(entry.bookedOn).chain(() -> entry.persistAndFlush());
    }
}
