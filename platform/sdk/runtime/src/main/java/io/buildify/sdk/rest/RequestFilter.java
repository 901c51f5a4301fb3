package io.buildify.sdk.rest;

import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * First and last in every request: names it for the log, and takes the module's prefix off its path, so
 * that authors write {@code @Path("invoices")} and the operator decides where that is served.
 */
public class RequestFilter {

    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final String prefix;

    RequestFilter(ModuleEnvironment environment) {
        this.prefix = environment.apiPrefix() + "/";
    }

    @ServerRequestFilter(preMatching = true)
    public void begin(ContainerRequestContext request) {
        String given = request.getHeaderString(RequestId.HEADER);
        String id = given != null && RequestId.isId(given)
                ? given
                : UUID.randomUUID().toString();
        RequestId.enter(id);
        MDC.put("request", id);
        String trace = trace(request.getHeaderString("traceparent"));
        if (trace != null) {
            MDC.put("trace", trace);
        }
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (!path.startsWith(prefix)) {
            throw new ProblemException(
                    Problem.of(404, "not-found", "Not found").detail("There is nothing at this path."));
        }
        request.setRequestUri(withPath(uri, path.substring(prefix.length() - 1)));
    }

    @ServerResponseFilter
    public void end(ContainerResponseContext response) {
        RequestId.current().ifPresent(id -> response.getHeaders().putSingle(RequestId.HEADER, id));
    }

    /**
     * Quarkus matches what {@link URI#getPath()} decodes and then decodes path parameters once more;
     * escaping the percent signs keeps the path as it was sent.
     */
    private static URI withPath(URI uri, String rawPath) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + rawPath.replace("%", "%25") + query);
    }

    private static @Nullable String trace(@Nullable String traceParent) {
        if (traceParent == null) {
            return null;
        }
        Matcher matcher = TRACE_PARENT.matcher(traceParent);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
