package io.buildify.webhook;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives tests a {@link Receiver}, and has the module trust its certificate. */
public final class ReceiverResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Receiver receiver;

    @Override
    public Map<String, String> start() {
        Receiver started = Receiver.start();
        receiver = started;
        return Map.of(
                "quarkus.tls.webhook.trust-store.pem.certs",
                started.certificate().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(receiver, new TestInjector.MatchesType(Receiver.class));
    }

    @Override
    public void stop() {
        if (receiver != null) {
            receiver.close();
        }
    }
}
