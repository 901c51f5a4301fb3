package io.buildify.webhook.subscription;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as a client wants it; all of it is sent.
 *
 * @param url where events go
 * @param types of events, or patterns with {@code *} for the last segment
 * @param enabled true if absent
 */
public record SubscriptionRequest(
        @NotBlank @Schema(examples = "https://example.com/events")
        String url,

        @NotEmpty @Size(max = 50) @Schema(examples = "[\"financial.invoice.*\"]")
        List<@NotNull String> types,

        @Nullable Boolean enabled) {}
