package io.buildify.financial.payment;

import io.buildify.sdk.configuration.Feature;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/payments}. */
@Path("payments")
@Feature("payments")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("payment.read")
@Tag(name = "Payments")
public class PaymentResource {

    private static final ListFields<Payment> FIELDS = ListFields.of(Payment.class)
            .filter("customer", "customerId", UUID.class)
            .filter("reference", "reference", String.class)
            .filter("currency", "currency", Currency.class)
            .sort("amount", "amount", BigDecimal.class, payment -> payment.amount)
            .sort("received_on", "receivedOn", LocalDate.class, payment -> payment.receivedOn);

    private final Payments payments;
    private final Created created;

    PaymentResource(Payments payments, Created created) {
        this.payments = payments;
        this.created = created;
    }

    @POST
    @RequiresPermission("payment.write")
    @Operation(
            summary = "Book a payment that has arrived",
            description = "What it does not pay for is the customer's credit.")
    @APIResponse(
            responseCode = "201",
            description = "Booked; Location is its path",
            content = @Content(schema = @Schema(implementation = PaymentAnswer.class)))
    public Uni<Response> receive(@NotNull @Valid PaymentRequest body) {
        return payments.receive(body)
                .map(details -> created.at("payments/" + details.payment().id, PaymentAnswer.of(details)));
    }

    @POST
    @RequiresPermission("payment.write")
    @Path("{id}/allocations")
    @Operation(summary = "Let what is left of a payment pay for invoices")
    public Uni<PaymentAnswer> allocate(@PathParam("id") UUID id, @NotNull @Valid AllocationRequest body) {
        return payments.allocate(id, body).map(PaymentAnswer::of);
    }

    @POST
    @RequiresPermission("payment.write")
    @Path("{id}/refunds")
    @Operation(summary = "Give back what is left of a payment, or a part of it")
    public Uni<PaymentAnswer> refund(@PathParam("id") UUID id, @NotNull @Valid RefundRequest body) {
        return payments.refund(id, body).map(PaymentAnswer::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One payment with what became of it")
    public Uni<PaymentAnswer> get(@PathParam("id") UUID id) {
        return payments.get(id).map(PaymentAnswer::of);
    }

    @GET
    @Operation(summary = "Payments, newest first")
    @WithTransaction
    public Uni<Page<PaymentSummary>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, PaymentSummary::of);
    }
}
