package io.buildify.gateway.token;

/** What came of verifying a token. */
public sealed interface Verdict {

    record Accepted(Caller caller) implements Verdict {}

    /**
     * @param status 401 where another token may help, 403 where the token is sound but does not suffice
     * @param problem name of the problem type
     * @param detail for the client: subject, reason, remedy; never any part of the token
     */
    record Refused(int status, String problem, String detail) implements Verdict {}
}
