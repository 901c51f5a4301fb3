package io.buildify.financial.account;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Created;
import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import io.buildify.sdk.rest.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
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

    private static final ListFields<Account> FIELDS = ListFields.of(Account.class)
            .sort("code", "code", String.class, account -> account.code)
            .sort("name", "name", String.class, account -> account.name)
            .sort("created_at", "createdAt", Instant.class, Account::createdAt)
            .filter("type", "type", AccountType.class)
            .filter("role", "role", AccountRole.class)
            .filter("parent", "parentId", UUID.class);

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

    @PUT
    @RequiresPermission("account.write")
    @Path("{id}")
    @Operation(summary = "Change an account's code and name", description = "What is booked on it stays.")
    public Uni<AccountAnswer> change(@PathParam("id") UUID id, @NotNull @Valid AccountChange body) {
        return chart.change(id, body).map(AccountAnswer::of);
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
    @WithTransaction
    public Uni<Page<AccountAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, AccountAnswer::of);
    }
}
