package io.buildify.sdk.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.buildify.sdk.configuration.ConfigurationInvalid;
import io.buildify.sdk.rest.RequestId;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem; never shows a stack trace. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String CHALLENGE = "Bearer";
    private static final int UNAVAILABLE = 503;
    private static final int BEFORE_QUARKUS = Priorities.USER - 1;

    @ServerExceptionMapper
    public Response map(ProblemException exception) {
        return answer(exception.problem(), exception).build();
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException exception) {
        if (exception.getResponse().hasEntity()) {
            return exception.getResponse();
        }
        Response.ResponseBuilder answer = answer(HttpProblems.of(exception), exception);
        String allow = exception.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper({
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        UnauthorizedException.class
    })
    public Response unauthorized(SecurityException exception) {
        return answer(HttpProblems.unauthorized(), exception)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    @ServerExceptionMapper
    public Response map(ForbiddenException exception) {
        return answer(HttpProblems.forbidden(), exception).build();
    }

    @ServerExceptionMapper
    public Response map(ConstraintViolationException exception) {
        return answer(ValidationProblems.of(exception), exception).build();
    }

    @ServerExceptionMapper(
            value = {JsonProcessingException.class, MismatchedInputException.class},
            priority = BEFORE_QUARKUS)
    public Response json(JsonProcessingException exception) {
        return answer(JsonProblems.of(exception), exception).build();
    }

    @ServerExceptionMapper
    public Response map(ConfigurationInvalid exception) {
        Problem problem = Problem.of(500, "configuration-invalid", "Configuration invalid");
        return answer(problem.detail(exception.getMessage()), exception).build();
    }

    @ServerExceptionMapper
    public Response map(Throwable exception) {
        return answer(DatabaseProblems.of(exception).orElseGet(HttpProblems::internal), exception)
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem, Throwable cause) {
        if (problem.status() >= 500 && !isWaiting(problem, cause)) {
            LOG.errorf(cause, "%s: %s", problem.title(), cause.getMessage());
        } else {
            LOG.debugf(cause, "%s: %s", problem.title(), problem.detail());
        }
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.request(RequestId.current().orElse(null)));
        return problem.status() == UNAVAILABLE ? answer.header(HttpHeaders.RETRY_AFTER, 1) : answer;
    }

    /** Something is not ready yet: whoever makes it ready says why in the log, once for all who wait. */
    private static boolean isWaiting(Problem problem, Throwable cause) {
        return cause instanceof ProblemException && problem.status() == UNAVAILABLE;
    }
}
