package io.buildify.sdk.idempotency;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PURE: the header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a structured-field string,
 * {@code "8e03978e-…"}. Its quotes may be missing.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("\"([!#-\\[\\]-~]{1,255})\"|([!#-\\[\\]-~]{1,255})");

    private IdempotencyKey() {}

    /**
     * @throws ProblemException 400 {@code idempotency-key-invalid}
     */
    static String parse(String header) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            throw new ProblemException(Problem.of(400, "idempotency-key-invalid", "Not an idempotency key")
                    .detail("Idempotency-Key must have 1 to 255 visible characters, without blanks, such as a UUID."));
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
