package io.buildify.sdk.rest;

import io.buildify.sdk.environment.ModuleEnvironment;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells the next page in the header {@code Link} too (RFC 8288). */
public class PageLink {

    private final String prefix;

    PageLink(ModuleEnvironment environment) {
        this.prefix = environment.apiPrefix();
    }

    @ServerResponseFilter
    public void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            URI next = UriBuilder.fromUri(request.getUriInfo().getRequestUri())
                    .replaceQueryParam("after", page.next())
                    .build();
            response.getHeaders()
                    .add(
                            HttpHeaders.LINK,
                            "<%s%s?%s>; rel=\"next\"".formatted(prefix, next.getRawPath(), next.getRawQuery()));
        }
    }
}
