package io.buildify.sdk.it;

import io.buildify.sdk.bootstrap.Bootstrap;
import io.buildify.sdk.scope.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Welcomes everybody with a row; at the third attempt only where the tenant's name says so. */
@Singleton
class WelcomeHook implements Bootstrap {

    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "welcome";
    }

    @Override
    public Uni<?> run(Scope scope) {
        Welcome welcome = new Welcome();
        welcome.text = "Welcome, " + scope;
        return welcome.persistAndFlush().invoke(() -> {
            if (scope.tenant().startsWith("stubborn") && attempts.merge(scope.tenant(), 1, Integer::sum) < 3) {
                throw new IllegalStateException("no welcome yet");
            }
        });
    }
}
