package io.buildify.sdk.rest;

import io.buildify.sdk.environment.ModuleEnvironment;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Tells the next page in the header {@code Link} too (RFC 8288). */
public class PageLink {

    private static final String AFTER = "after=";

    private final String prefix;

    PageLink(ModuleEnvironment environment) {
        this.prefix = environment.apiPrefix();
    }

    @ServerResponseFilter
    public void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            URI uri = request.getUriInfo().getRequestUri();
            response.getHeaders()
                    .add(
                            HttpHeaders.LINK,
                            "<" + prefix + uri.getRawPath() + "?" + query(uri.getRawQuery(), page.next())
                                    + ">; rel=\"next\"");
        }
    }

    /** The same query for what comes after; a cursor needs no escape. */
    static String query(@Nullable String raw, String next) {
        return Stream.concat(
                        Stream.of(raw == null ? new String[0] : raw.split("&"))
                                .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(AFTER)),
                        Stream.of(AFTER + next))
                .collect(Collectors.joining("&"));
    }
}
