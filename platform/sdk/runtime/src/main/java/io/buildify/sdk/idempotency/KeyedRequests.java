package io.buildify.sdk.idempotency;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes note of requests that have a key, and of their bodies. */
@Provider
public class KeyedRequests implements ReaderInterceptor {

    @ServerRequestFilter
    public void begin(ContainerRequestContext request) {
        String header = request.getHeaderString(IdempotencyKey.HEADER);
        if (header != null && request.getMethod().equals(HttpMethod.POST)) {
            URI uri = request.getUriInfo().getRequestUri();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            KeyedRequest.enter(IdempotencyKey.parse(header), request.getMethod(), uri.getRawPath() + query);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        Optional<KeyedRequest> request = KeyedRequest.current();
        if (request.isPresent()) {
            byte[] bytes = body.getInputStream().readAllBytes();
            request.get().add(bytes);
            body.setInputStream(new ByteArrayInputStream(bytes));
        }
        return body.proceed();
    }
}
