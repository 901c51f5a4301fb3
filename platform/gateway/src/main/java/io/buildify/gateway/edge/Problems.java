package io.buildify.gateway.edge;

import io.buildify.gateway.token.Verdict;
import java.util.Map;

/** Every error the gateway answers with. */
final class Problems {

    private static final Map<String, String> TOKEN_TITLES = Map.of(
            "token-expired", "The token has expired",
            "token-invalid", "The token is not accepted",
            "tenant-required", "The token names no tenant");

    private Problems() {}

    static Problem malformed(int status, String detail) {
        return new Problem(status, "malformed-request", "The request is malformed", detail);
    }

    static Problem tokenRequired() {
        return new Problem(
                        401,
                        "token-required",
                        "A token is required",
                        "The request has no bearer token. Send one as \"Authorization: Bearer <token>\".")
                .with("WWW-Authenticate", "Bearer realm=\"buildify\"");
    }

    static Problem refused(Verdict.Refused verdict) {
        Problem problem = new Problem(
                verdict.status(),
                verdict.problem(),
                TOKEN_TITLES.getOrDefault(verdict.problem(), "The token is not accepted"),
                verdict.detail());
        return verdict.status() == 401
                ? problem.with(
                        "WWW-Authenticate",
                        "Bearer realm=\"buildify\", error=\"invalid_token\", error_description=\"%s\""
                                .formatted(verdict.detail()))
                : problem;
    }

    static Problem rateLimited(long retryAfterSeconds) {
        return new Problem(
                        429,
                        "rate-limited",
                        "Too many requests",
                        "The tenant has used up its requests for now. Try again in %d s, or ask the operators for more."
                                .formatted(retryAfterSeconds))
                .with("Retry-After", Long.toString(retryAfterSeconds));
    }

    static Problem noRoute(String path) {
        return new Problem(
                404,
                "no-route",
                "Nothing is served here",
                "No module serves %s for this tenant. Check the path, and that the module is enabled.".formatted(path));
    }

    static Problem noSuchModule(String module) {
        return new Problem(
                404,
                "no-such-module",
                "There is no such module",
                "Module %s has no instance here. Check the name; /health lists those that have.".formatted(module));
    }

    static Problem bodyTooLarge(long limit) {
        return new Problem(
                413,
                "body-too-large",
                "The request body is too large",
                "The body is longer than the %d bytes that are accepted here. Send it in parts.".formatted(limit));
    }

    static Problem routeUnusable(String module, String reason) {
        return new Problem(
                500,
                "route-unusable",
                "The route cannot be carried out",
                "The route of module %s cannot be carried out: %s".formatted(module, reason));
    }

    static Problem backendMissing(String module, String service) {
        return routeUnusable(
                module, "Service %s does not exist or has no such port. It may still be starting.".formatted(service));
    }

    static Problem unavailable(String module) {
        return new Problem(
                        503,
                        "module-unavailable",
                        "The module is not available",
                        "No instance of module %s is ready. Try again shortly; /health/%s tells its state."
                                .formatted(module, module))
                .with("Retry-After", "1");
    }

    static Problem overloaded(String module) {
        return new Problem(
                        503,
                        "module-overloaded",
                        "The module is overloaded",
                        "Module %s has as many requests under way as the gateway allows. Try again shortly."
                                .formatted(module))
                .with("Retry-After", "1");
    }

    static Problem unreachable(String module) {
        return new Problem(
                502,
                "module-unreachable",
                "The module did not answer",
                "Module %s ended the connection before it answered; the request may have been carried out. Check before repeating it."
                        .formatted(module));
    }

    static Problem timedOut(String module, long seconds) {
        return new Problem(
                504,
                "module-timeout",
                "The module took too long",
                "Module %s did not answer within %d s; the request may have been carried out. Check before repeating it."
                        .formatted(module, seconds));
    }

    static Problem defect() {
        return new Problem(
                500,
                "gateway-defect",
                "The gateway failed",
                "The gateway failed on this request. Please report it with its requestId.");
    }
}
