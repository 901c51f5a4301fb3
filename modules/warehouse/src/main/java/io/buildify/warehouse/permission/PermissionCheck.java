package io.buildify.warehouse.permission;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Refuses callers whose token lacks a permission, before a transaction begins. */
@Interceptor
@Permission("")
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
final class PermissionCheck {

    private static final String CLAIM = "permissions";

    private final SecurityIdentity identity;

    PermissionCheck(SecurityIdentity identity) {
        this.identity = identity;
    }

    @AroundInvoke
    @Nullable
    Object check(InvocationContext call) throws Exception {
        Permission permission = call.getInterceptorBinding(Permission.class);
        if (permission != null && !isGranted(permission.value())) {
            throw new ProblemException(Problem.of(403, "permission-required", "A permission is required")
                    .detail("The token lacks the permission %s. Ask your administrator for it."
                            .formatted(permission.value())));
        }
        return call.proceed();
    }

    private boolean isGranted(String permission) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim(CLAIM) instanceof JsonArray granted
                && granted.stream()
                        .anyMatch(each -> each instanceof JsonString text
                                && text.getString().equals(permission));
    }
}
