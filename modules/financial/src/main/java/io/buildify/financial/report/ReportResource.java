package io.buildify.financial.report;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/reports}: each as JSON, or as CSV by the header {@code Accept}. */
@Path("reports")
@Feature("reports")
@Produces({MediaType.APPLICATION_JSON, CsvReports.CSV})
@RequiresPermission("report.read")
@Tag(name = "Reports")
public class ReportResource {

    private final Reports reports;

    ReportResource(Reports reports) {
        this.reports = reports;
    }

    @GET
    @Path("trial-balance")
    @Operation(summary = "What has been booked on each account")
    public Uni<TrialBalance> trialBalance(@BeanParam AsOf asOf) {
        return reports.trialBalance(asOf);
    }

    @GET
    @Path("profit-and-loss")
    @Operation(summary = "What was earned and spent")
    public Uni<ProfitAndLoss> profitAndLoss(@BeanParam Span span) {
        return reports.profitAndLoss(span);
    }

    @GET
    @Path("balance-sheet")
    @Operation(summary = "What there is, and whose it is")
    public Uni<BalanceSheet> balanceSheet(@BeanParam AsOf asOf) {
        return reports.balanceSheet(asOf);
    }

    @GET
    @Path("aged-receivables")
    @Operation(summary = "What customers owe, by how long it has been due")
    public Uni<AgedReceivables> agedReceivables(@BeanParam AsOf asOf) {
        return reports.agedReceivables(asOf);
    }

    @GET
    @Path("vat-summary")
    @Operation(summary = "Taxes that were charged and paid")
    public Uni<VatSummary> vatSummary(@BeanParam Span span) {
        return reports.vatSummary(span);
    }
}
