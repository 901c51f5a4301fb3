package io.buildify.webhook.subscription;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Created;
import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import io.buildify.sdk.rest.Page;
import io.buildify.webhook.Permission;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/subscriptions}. */
@Path("subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.SUBSCRIPTION_WRITE)
@Tag(name = "Subscriptions")
public class SubscriptionResource {

    private static final ListFields<Subscription> FIELDS = ListFields.of(Subscription.class)
            .sort("created_at", "createdAt", Instant.class, Subscription::createdAt)
            .sort("url", "url", String.class, Subscription::url)
            .filter("enabled", "enabled", Boolean.class);

    private final Subscriptions subscriptions;
    private final Ping ping;
    private final Created created;

    SubscriptionResource(Subscriptions subscriptions, Ping ping, Created created) {
        this.subscriptions = subscriptions;
        this.ping = ping;
        this.created = created;
    }

    @POST
    @Operation(summary = "Have events sent to a URL")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location is its path. The secret is told here only",
            content = @Content(schema = @Schema(implementation = SubscriptionAnswer.class)))
    public Uni<Response> add(@NotNull @Valid SubscriptionRequest body) {
        return subscriptions.add(body).map(made -> created.at("subscriptions/" + made.id(), made));
    }

    @GET
    @RequiresPermission(Permission.SUBSCRIPTION_READ)
    @Path("{id}")
    @Operation(summary = "One subscription")
    public Uni<SubscriptionAnswer> get(@PathParam("id") UUID id) {
        return subscriptions.get(id).map(SubscriptionAnswer::of);
    }

    @GET
    @RequiresPermission(Permission.SUBSCRIPTION_READ)
    @WithTransaction
    @Operation(summary = "Subscriptions, newest first")
    public Uni<Page<SubscriptionAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, SubscriptionAnswer::of);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a subscription, or switch it off and on")
    public Uni<SubscriptionAnswer> change(@PathParam("id") UUID id, @NotNull @Valid SubscriptionRequest body) {
        return subscriptions.change(id, body).map(SubscriptionAnswer::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Have no more events sent to a URL; what waits is dropped")
    public Uni<Void> delete(@PathParam("id") UUID id) {
        return subscriptions.delete(id);
    }

    @POST
    @Path("{id}/secret")
    @Operation(summary = "Make another secret; the one before is good for a day")
    public Uni<SecretAnswer> rotate(@PathParam("id") UUID id) {
        return subscriptions.rotate(id);
    }

    @POST
    @Path("{id}/test")
    @Operation(summary = "Send an event webhook.subscription.ping at once, once, and tell what came of it")
    public Uni<PingAnswer> test(@PathParam("id") UUID id) {
        return ping.send(id).map(PingAnswer::of);
    }
}
