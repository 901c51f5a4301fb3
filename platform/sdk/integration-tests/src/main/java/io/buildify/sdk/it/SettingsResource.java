package io.buildify.sdk.it;

import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.scope.CurrentScope;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What depends on the configuration. */
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

    private final Configuration configuration;
    private final CurrentScope currentScope;

    SettingsResource(Configuration configuration, CurrentScope currentScope) {
        this.configuration = configuration;
        this.currentScope = currentScope;
    }

    @GET
    public Settings get() {
        return configuration.as(Settings.class);
    }

    @GET
    @Path("reports")
    @Feature("reports")
    public Map<String, Boolean> reports() {
        return Map.of("reports", true);
    }

    /** Open to everybody, and so without a scope. */
    @GET
    @Path("public")
    @PermitAll
    public Map<String, Boolean> open() {
        return Map.of("scoped", currentScope.find().isPresent());
    }
}
