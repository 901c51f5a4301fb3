package io.buildify.sdk.configuration;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Refuses calls of what is switched off, before a transaction begins. */
@Interceptor
@Feature("")
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
final class FeatureCheck {

    private final Configuration configuration;

    FeatureCheck(Configuration configuration) {
        this.configuration = configuration;
    }

    @AroundInvoke
    @Nullable
    Object check(InvocationContext call) throws Exception {
        Feature feature = call.getInterceptorBinding(Feature.class);
        if (feature != null) {
            configuration.require(feature.value());
        }
        return call.proceed();
    }
}
