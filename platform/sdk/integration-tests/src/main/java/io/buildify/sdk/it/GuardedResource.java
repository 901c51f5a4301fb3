package io.buildify.sdk.it;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Doors that ask for permissions. */
@Path("guarded")
@RequiresPermission("note.read")
@Produces(MediaType.APPLICATION_JSON)
public class GuardedResource {

    @GET
    public Map<String, Boolean> read() {
        return Map.of("read", true);
    }

    @POST
    @RequiresPermission("note.write")
    public Map<String, Boolean> write() {
        return Map.of("written", true);
    }

    @DELETE
    @RequiresPermission("note.write")
    @Feature("reports")
    public Map<String, Boolean> delete() {
        return Map.of("deleted", true);
    }

    /** Everybody is let in, but nobody without a token has a permission. */
    @GET
    @Path("open")
    @PermitAll
    public Map<String, Boolean> open() {
        return Map.of("read", true);
    }
}
