package io.buildify.financial.journal;

import io.buildify.financial.BookDay;
import io.buildify.financial.FinancialConfiguration;
import io.buildify.financial.Now;
import io.buildify.financial.Refusal;
import io.buildify.financial.account.ChartOfAccounts;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.NoResultException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** The journal as people use it: what they post by hand, take back and read. */
@ApplicationScoped
class Entries {

    private final Configuration configuration;
    private final ChartOfAccounts chart;
    private final Journal journal;
    private final OwnRows ownRows;
    private final Now now;

    Entries(Configuration configuration, ChartOfAccounts chart, Journal journal, OwnRows ownRows, Now now) {
        this.configuration = configuration;
        this.chart = chart;
        this.journal = journal;
        this.ownRows = ownRows;
        this.now = now;
    }

    /**
     * @throws ProblemException 400 if it does not balance or an account cannot be posted to, 409 {@code period-closed}
     */
    @WithTransaction
    Uni<JournalEntry> post(EntryRequest request) {
        ManualEntry entry = ManualEntry.of(
                request, configuration.as(FinancialConfiguration.class).currency(), now.today());
        return chart.byCode(entry.codes()).map(entry::on).flatMap(journal::enter);
    }

    /**
     * Takes an entry back, once.
     *
     * @return the entry that does so
     * @throws ProblemException 409 {@code made-by-document} if it was not posted by hand, {@code already-reversed}
     */
    @WithTransaction
    Uni<JournalEntry> reverse(UUID id, ReversalRequest request) {
        return get(id).map(entry -> ownRows.require("journal entry", entry))
                .invoke(Entries::requireManual)
                .call(this::requireNotReversed)
                .flatMap(entry -> {
                    LocalDate day = Objects.requireNonNullElse(request.bookedOn(), latest(now.today(), entry.bookedOn));
                    BookDay.check("booked_on", day);
                    if (day.isBefore(entry.bookedOn)) {
                        throw Refusal.field("booked_on", "must not be before %s, the entry's day", entry.bookedOn);
                    }
                    return journal.enter(entry.reversal(day, request.description()));
                });
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static void requireManual(JournalEntry entry) {
        if (entry.source != EntrySource.MANUAL) {
            throw Refusal.conflict(
                    "made-by-document",
                    "Made by a document",
                    "The journal entry %s was not posted by hand but as %s. Cancel the document, or post another entry.",
                    entry.id,
                    entry.source.text());
        }
    }

    /** Two at the same time meet at the database's unique key. */
    private Uni<?> requireNotReversed(JournalEntry entry) {
        return JournalEntry.count("reversesId", entry.id).invoke(count -> {
            if (count > 0) {
                throw Refusal.conflict(
                        "already-reversed",
                        "Already reversed",
                        "The journal entry %s was taken back before.",
                        entry.id);
            }
        });
    }

    /**
     * With its lines.
     *
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<JournalEntry> get(UUID id) {
        return JournalEntry.<JournalEntry>find(
                        "from JournalEntry e left join fetch e.lines l left join fetch l.account where e.id = ?1", id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> Refusal.notFound("journal entry", id));
    }
}
