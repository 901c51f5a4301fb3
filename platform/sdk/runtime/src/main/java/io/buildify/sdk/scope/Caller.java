package io.buildify.sdk.scope;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads a request's scope from its verified token; nothing else that a client sends decides it. */
final class Caller {

    static final String COMPANY_PARAMETER = "company";

    private static final String NAMELESS = "nameless";

    private Caller() {}

    /** Who it is, for {@code created_by} and {@code changed_by}. */
    static String actor(JsonWebToken token) {
        String subject = token.getSubject();
        return subject == null || subject.isBlank() ? NAMELESS : subject;
    }

    /**
     * @param company the query parameter {@code company}: a token for the whole tenant may name one
     * @throws ProblemException 403 {@code tenant-required} or {@code company-mismatch}, 400 {@code invalid-company}
     */
    static Scope scope(JsonWebToken token, @Nullable String company) {
        String tenant = token.getClaim("tenant");
        if (tenant == null || !Scope.isId(tenant)) {
            throw new ProblemException(Problem.of(403, "tenant-required", "A tenant is required")
                    .detail("The token names no tenant. Ask for a token of the tenant you work for."));
        }
        String ofToken = token.getClaim("company");
        if (ofToken != null && !Scope.isId(ofToken)) {
            throw new ProblemException(Problem.of(403, "tenant-required", "A tenant is required")
                    .detail("The claim company of the token cannot be the id of a company."));
        }
        if (company == null) {
            return new Scope(tenant, ofToken);
        }
        if (!Scope.isId(company)) {
            throw new ProblemException(Problem.of(400, "invalid-company", "Not a company's id")
                    .detail("The query parameter company must be the id of a company."));
        }
        if (ofToken != null && !ofToken.equals(company)) {
            throw new ProblemException(Problem.of(403, "company-mismatch", "Another company's token")
                    .detail("The token is for company %s. Ask for a token of company %s, or of the whole tenant."
                            .formatted(ofToken, company)));
        }
        return new Scope(tenant, company);
    }
}
