package io.buildify.financial.period;

import io.buildify.financial.BookRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A month of the books. It is there once something was posted in it, or it was closed. */
@Entity
@Table(name = "financial_periods")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Period extends BookRow {

    /** Its first day. */
    LocalDate month;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    static Period of(YearMonth month) {
        Period period = new Period();
        period.month = month.atDay(1);
        return period;
    }
}
