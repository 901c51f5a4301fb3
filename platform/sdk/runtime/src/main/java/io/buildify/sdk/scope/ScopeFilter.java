package io.buildify.sdk.scope;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Enters the caller's scope before a request's body is read. An anonymous caller gets here only where a
 * module's author permits everybody, and works without a scope.
 */
public class ScopeFilter {

    private final CurrentIdentityAssociation identities;
    private final Admission admission;
    private final ScopeEntry entry;

    ScopeFilter(CurrentIdentityAssociation identities, Admission admission, ScopeEntry entry) {
        this.identities = identities;
        this.admission = admission;
        this.entry = entry;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Uni<Void> enter(ContainerRequestContext request) {
        String company = request.getUriInfo().getQueryParameters().getFirst(Caller.COMPANY_PARAMETER);
        return identities.getDeferredIdentity().flatMap(identity -> enter(identity, company));
    }

    private Uni<Void> enter(SecurityIdentity identity, @Nullable String company) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            Scope scope = Caller.scope(token, company);
            MDC.put("scope", scope.toString());
            admission.enter(scope, Caller.actor(token));
            return entry.ready(scope);
        }
        return Uni.createFrom().voidItem();
    }
}
