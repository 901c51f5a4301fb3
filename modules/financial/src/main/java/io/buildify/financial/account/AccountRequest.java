package io.buildify.financial.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends for a new account.
 *
 * @param code unique in the company
 * @param parent the account above it, of the same type; none if absent
 * @param role what the module itself books on it; nothing if absent
 */
public record AccountRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9.-]{1,20}") @Schema(examples = "1200")
        String code,

        @NotBlank @Size(max = 200) @Schema(examples = "Bank")
        String name,

        @NotNull AccountType type,

        @Nullable UUID parent,

        @Nullable AccountRole role) {}
