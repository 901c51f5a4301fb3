package io.buildify.financial.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends for a customer.
 *
 * @param name unique in the company
 * @param address in lines
 * @param paymentDays until invoices are due; the configuration's if absent
 */
public record CustomerRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "Acme Corp")
        String name,

        @Email @Size(max = 200) @Nullable String email,

        @Size(max = 500) @Schema(examples = "1 Main Street\n12345 Berlin") @Nullable
        String address,

        @Size(max = 50) @Schema(examples = "DE987654321") @Nullable
        String taxNumber,

        @Min(0) @Max(365) @Nullable Integer paymentDays) {}
