package io.buildify.financial.period;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A month of the books as clients see it.
 *
 * @param closedAt absent while it is open
 */
@Schema(name = "Period")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeriodAnswer(
        @Schema(examples = "2026-10") String month,
        @Schema(enumeration = {"open", "closed"}) String status,
        @Nullable Instant closedAt) {

    static PeriodAnswer of(Period period) {
        return new PeriodAnswer(
                YearMonth.from(period.month).toString(), period.closedAt == null ? "open" : "closed", period.closedAt);
    }
}
