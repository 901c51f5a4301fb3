package io.buildify.financial.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer as clients see it. */
@Schema(name = "Customer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerAnswer(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String address,
        @Nullable String taxNumber,
        @Nullable Integer paymentDays,
        long version,
        Instant createdAt)
        implements Versioned {

    static CustomerAnswer of(Customer customer) {
        return new CustomerAnswer(
                customer.id,
                customer.name,
                customer.email,
                customer.address,
                customer.taxNumber,
                customer.paymentDays,
                customer.version(),
                customer.createdAt());
    }
}
