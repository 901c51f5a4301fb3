package io.buildify.financial.period;

import io.buildify.financial.Refusal;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** The day through which the caller's own books are closed. */
@ApplicationScoped
public class Closing {

    /** {@code -infinity} has no date in Java: the first of the year 1 stands for it. */
    private static final String THROUGH = """
            select coalesce(closed_through, date '0001-01-01') from financial_books where book = :book""";

    private static final String MAKE = "insert into financial_books default values on conflict do nothing";

    private final OwnRows ownRows;

    Closing(OwnRows ownRows) {
        this.ownRows = ownRows;
    }

    /**
     * Keeps the day open until the transaction at hand has ended.
     *
     * @throws ProblemException 409 {@code period-closed}
     */
    @WithTransaction
    public Uni<Void> requireOpen(LocalDate day) {
        return through(" for share")
                .invoke(closed -> {
                    if (closed.isPresent() && !day.isAfter(closed.get())) {
                        throw Refusal.conflict(
                                "period-closed",
                                "Period is closed",
                                "The books are closed through %s: nothing is posted on %s. Post it on a later day.",
                                closed.get(),
                                day);
                    }
                })
                .replaceWithVoid();
    }

    /** Keeps everybody from posting until the transaction at hand has ended; answers through which day is closed. */
    @WithTransaction
    Uni<LocalDate> lock() {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(MAKE).executeUpdate())
                .chain(() -> through(" for update"))
                .map(Optional::orElseThrow);
    }

    private Uni<Optional<LocalDate>> through(String lock) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(THROUGH + lock, LocalDate.class)
                        .setParameter("book", ownRows.owner())
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }
}
