package io.buildify.sdk.permission;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Refuses callers whose token lacks a permission, before anything else is asked and before a transaction begins. */
@Interceptor
@RequiresPermission("")
@Priority(Interceptor.Priority.PLATFORM_BEFORE - 1)
final class PermissionCheck {

    private static final String CLAIM = "permissions";

    private final SecurityIdentity identity;

    PermissionCheck(SecurityIdentity identity) {
        this.identity = identity;
    }

    @AroundInvoke
    @Nullable
    Object check(InvocationContext call) throws Exception {
        RequiresPermission permission = call.getInterceptorBinding(RequiresPermission.class);
        if (permission != null && !isGranted(permission.value())) {
            throw refusal(permission.value());
        }
        return call.proceed();
    }

    private RuntimeException refusal(String permission) {
        if (identity.isAnonymous()) {
            return new UnauthorizedException();
        }
        return new ProblemException(Problem.of(403, "permission-required", "A permission is required")
                .detail(
                        "The token lacks the permission %s. An administrator of the tenant adds it to one of your roles; ask for a new token then."
                                .formatted(permission)));
    }

    private boolean isGranted(String permission) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim(CLAIM) instanceof JsonArray granted
                && granted.stream()
                        .anyMatch(each -> each instanceof JsonString text
                                && text.getString().equals(permission));
    }
}
