package io.buildify.financial.account;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Created;
import io.buildify.sdk.rest.Page;
import io.buildify.sdk.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/accounts}. */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("account.read")
@Tag(name = "Accounts")
public class AccountResource {

    private final ChartOfAccounts chart;
    private final Created created;

    AccountResource(ChartOfAccounts chart, Created created) {
        this.chart = chart;
        this.created = created;
    }

    @POST
    @RequiresPermission("account.write")
    @Operation(summary = "Open an account")
    @APIResponse(
            responseCode = "201",
            description = "Opened; Location is its path",
            content = @Content(schema = @Schema(implementation = AccountAnswer.class)))
    public Uni<Response> open(@NotNull @Valid AccountRequest body) {
        return chart.open(body).map(account -> created.at("accounts/" + account.id, AccountAnswer.of(account)));
    }

    @GET
    @Path("tree")
    @Operation(summary = "The caller's own chart of accounts as a tree", description = "By code.")
    public Uni<List<AccountNode>> tree() {
        return chart.own().map(AccountNode::tree);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One account")
    public Uni<AccountAnswer> get(@PathParam("id") UUID id) {
        return chart.get(id).map(AccountAnswer::of);
    }

    @GET
    @Operation(summary = "Accounts, newest first")
    public Uni<Page<AccountAnswer>> list(@Valid @BeanParam PageRequest page) {
        return chart.list(page).map(rows -> Page.of(page, rows, row -> row.id, AccountAnswer::of));
    }
}
