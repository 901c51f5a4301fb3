package io.buildify.webhook.delivery;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import io.buildify.sdk.rest.Page;
import io.buildify.webhook.Permission;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/deliveries}. */
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.SUBSCRIPTION_READ)
@Tag(name = "Deliveries")
public class DeliveryResource {

    private static final ListFields<Delivery> FIELDS = ListFields.of(Delivery.class)
            .filter("subscription", "subscription", UUID.class)
            .filter("state", "state", DeliveryState.class)
            .filter("type", "type", String.class)
            .filter("subject", "subject", String.class)
            .filter("event", "event", String.class)
            .filter("status", "status", Integer.class)
            .sort("happened_at", "happenedAt", Instant.class, delivery -> delivery.happenedAt);

    @GET
    @WithTransaction
    @Operation(summary = "What became of events for subscriptions, newest first")
    public Uni<Page<DeliveryAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, DeliveryAnswer::of);
    }
}
