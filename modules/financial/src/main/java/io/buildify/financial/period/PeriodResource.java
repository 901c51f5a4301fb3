package io.buildify.financial.period;

import io.buildify.financial.Refusal;
import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/periods}. */
@Path("periods")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("journal.read")
@Tag(name = "Journal")
public class PeriodResource {

    private final Periods periods;

    PeriodResource(Periods periods) {
        this.periods = periods;
    }

    @GET
    @Operation(summary = "Months in which something was posted, latest first")
    public Uni<Page<PeriodAnswer>> list() {
        return periods.list()
                .map(rows -> new Page<>(rows.stream().map(PeriodAnswer::of).toList(), null));
    }

    @POST
    @RequiresPermission("period.close")
    @Path("{month}/close")
    @Operation(
            summary = "Close a month that is over",
            description = "Nothing is posted in it any more. Months close in order, and are not opened again.")
    public Uni<PeriodAnswer> close(@PathParam("month") String month) {
        return periods.close(parsed(month)).map(PeriodAnswer::of);
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw Refusal.field("month", "must be a year and a month, such as 2026-10");
        }
    }
}
