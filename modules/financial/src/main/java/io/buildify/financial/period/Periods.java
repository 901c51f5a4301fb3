package io.buildify.financial.period;

import io.buildify.financial.Now;
import io.buildify.financial.Refusal;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The months of the caller's own books. They close one after the other, and stay closed. */
@ApplicationScoped
class Periods {

    private final Closing closing;
    private final OwnRows ownRows;
    private final Now now;

    Periods(Closing closing, OwnRows ownRows, Now now) {
        this.closing = closing;
        this.ownRows = ownRows;
        this.now = now;
    }

    /** Latest first. */
    @WithTransaction
    Uni<List<Period>> list() {
        return Period.<Period>find("book = ?1 order by month desc", ownRows.owner())
                .list();
    }

    /**
     * Closes a month, and with it all before it in which nothing was posted.
     *
     * @throws ProblemException 409 {@code period-not-over}, {@code already-closed}, {@code earlier-period-open}
     */
    @WithTransaction
    Uni<Period> close(YearMonth month) {
        if (!month.atEndOfMonth().isBefore(now.today())) {
            throw Refusal.conflict(
                    "period-not-over", "Period is not over", "%s is not over. Close it when it is.", month);
        }
        return closing.lock()
                .invoke(through -> requireNotClosed(month, through))
                .chain(() -> requireNoneOpenBefore(month))
                .chain(() -> found(month))
                .flatMap(period -> {
                    period.closedAt = now.instant();
                    return period.flush().replaceWith(period);
                });
    }

    private static void requireNotClosed(YearMonth month, LocalDate through) {
        if (!month.atEndOfMonth().isAfter(through)) {
            throw Refusal.conflict(
                    "already-closed", "Already closed", "The books are closed through %s, and stay so.", through);
        }
    }

    private Uni<Void> requireNoneOpenBefore(YearMonth month) {
        return Period.<Period>find(
                        "book = ?1 and month < ?2 and closedAt is null order by month", ownRows.owner(), month.atDay(1))
                .firstResult()
                .invoke(open -> {
                    if (open != null) {
                        throw Refusal.conflict(
                                "earlier-period-open",
                                "An earlier period is open",
                                "%s is open. Close it before %s.",
                                YearMonth.from(open.month),
                                month);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Period> found(YearMonth month) {
        return Period.<Period>find("book = ?1 and month = ?2", ownRows.owner(), month.atDay(1))
                .firstResult()
                .onItem()
                .ifNull()
                .switchTo(() -> Period.of(month).persistAndFlush());
    }
}
