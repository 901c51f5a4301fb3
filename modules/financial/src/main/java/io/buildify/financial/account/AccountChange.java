package io.buildify.financial.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What can be changed of an account; all of it is sent.
 *
 * @param code unique in the company
 */
public record AccountChange(
        @NotNull @Pattern(regexp = "[A-Za-z0-9.-]{1,20}") @Schema(examples = "1200")
        String code,

        @NotBlank @Size(max = 200) @Schema(examples = "Bank")
        String name) {}
