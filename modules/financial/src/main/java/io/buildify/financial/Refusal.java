package io.buildify.financial;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import java.util.List;

/** Requests that this module refuses. */
public final class Refusal {

    private Refusal() {}

    /** 409: what is asked for does not fit what is there. */
    public static ProblemException conflict(String name, String title, String detail, Object... arguments) {
        return new ProblemException(Problem.of(409, name, title).detail(detail.formatted(arguments)));
    }

    /**
     * 400 {@code validation}: one field's value cannot be.
     *
     * @param field as the client wrote it, {@code lines[0].account}
     */
    public static ProblemException field(String field, String message, Object... arguments) {
        return new ProblemException(Problem.of(400, "validation", "Invalid request")
                .detail("1 field was refused.")
                .errors(List.of(new Problem.FieldError(field, message.formatted(arguments)))));
    }

    /** 404: it is not there, or not the caller's. */
    public static ProblemException notFound(String thing, Object id) {
        return new ProblemException(Problem.notFound(thing, id));
    }
}
