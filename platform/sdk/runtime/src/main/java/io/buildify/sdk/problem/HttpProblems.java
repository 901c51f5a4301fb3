package io.buildify.sdk.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;

/** Problems of the HTTP layer: what JAX-RS itself refuses. */
final class HttpProblems {

    private HttpProblems() {}

    static Problem of(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return JsonProblems.of(json);
        }
        int status = exception.getResponse().getStatus();
        return switch (status) {
            case 400 ->
                Problem.of(400, "bad-request", "Bad request")
                        .detail("A parameter of the path or the query has a value that cannot be read.");
            case 401 -> unauthorized();
            case 403 -> forbidden();
            case 404 -> Problem.of(404, "not-found", "Not found").detail("There is nothing at this path.");
            case 405 ->
                Problem.of(405, "method-not-allowed", "Method not allowed")
                        .detail("This path does not take the method; the header Allow lists those it takes.");
            case 406 ->
                Problem.of(406, "not-acceptable", "Not acceptable")
                        .detail("The answer is application/json; accept it.");
            case 413 -> Problem.of(413, "too-large", "Too large").detail("The request's body is too large.");
            case 415 ->
                Problem.of(415, "unsupported-media-type", "Unsupported media type")
                        .detail("Send application/json, and say so in Content-Type.");
            default -> status >= 500 ? internal() : Problem.of(status, "refused", "Request refused");
        };
    }

    static Problem unauthorized() {
        return Problem.of(401, "unauthorized", "A valid token is required")
                .detail(
                        "Send Authorization: Bearer with a token that is signed by the platform, for this audience, and not expired.");
    }

    static Problem forbidden() {
        return Problem.of(403, "forbidden", "Forbidden").detail("The token does not permit this.");
    }

    /** Says nothing of the cause: that is in the log, under the request's id. */
    static Problem internal() {
        return Problem.of(500, "internal", "Internal error")
                .detail("Something went wrong on our side. The log has the cause under the id in request.");
    }
}
