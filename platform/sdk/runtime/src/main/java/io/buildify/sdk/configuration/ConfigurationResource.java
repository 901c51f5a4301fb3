package io.buildify.sdk.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.events.ConfigurationRecord;
import io.buildify.sdk.scope.CurrentScope;
import io.buildify.sdk.scope.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET <prefix>/configuration}: what applies to the caller, and which resource set it. */
@Path("configuration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Configuration")
public class ConfigurationResource {

    private final CurrentScope currentScope;
    private final Configuration configuration;

    ConfigurationResource(CurrentScope currentScope, Configuration configuration) {
        this.currentScope = currentScope;
        this.configuration = configuration;
    }

    /** The caller's effective configuration. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String tenant,
            @Nullable String company,

            @Schema(description = "Effective values", implementation = Object.class)
            JsonNode values,

            List<String> features,

            @Schema(
                    description =
                            "For each leaf, by its JSON Pointer without the leading slash, the resource that set it")
            Map<String, String> origin,

            @Schema(description = "SHA-256 of the values' canonical JSON") @Nullable
            String hash) {}

    @GET
    @Operation(summary = "The caller's effective configuration and its origin")
    public Answer get() {
        Scope scope = currentScope.get();
        ConfigurationRecord record = currentScope.configuration().record();
        return new Answer(
                scope.tenant(),
                scope.company(),
                configuration.values(),
                record.features() == null ? List.of() : record.features(),
                record.origin() == null ? Map.of() : record.origin(),
                record.hash());
    }
}
