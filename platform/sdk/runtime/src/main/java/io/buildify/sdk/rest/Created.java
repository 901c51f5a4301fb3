package io.buildify.sdk.rest;

import io.buildify.sdk.environment.ModuleEnvironment;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers 201 with the path of what was made; a path without host stays right behind any gateway. */
@Singleton
public class Created {

    private final String prefix;

    Created(ModuleEnvironment environment) {
        this.prefix = environment.apiPrefix();
    }

    /** @param path below the module's prefix, such as {@code invoices/0199…} */
    public Response at(String path, Object entity) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, prefix + "/" + path)
                .entity(entity)
                .build();
    }
}
