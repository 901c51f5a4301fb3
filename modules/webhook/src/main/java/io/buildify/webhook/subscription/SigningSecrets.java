package io.buildify.webhook.subscription;

import io.buildify.sdk.sealing.CannotOpen;
import io.buildify.sdk.sealing.Sealing;
import io.buildify.webhook.call.SigningSecret;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** What subscriptions' requests are signed with: sealed where it is kept, open where it is used. */
@Singleton
public class SigningSecrets {

    private static final Logger LOG = Logger.getLogger(SigningSecrets.class);
    private static final String PLACE = "webhook_subscriptions.secret";

    private final Sealing sealing;
    private final Clock clock;

    SigningSecrets(Sealing sealing, Clock clock) {
        this.sealing = sealing;
        this.clock = clock;
    }

    String seal(SigningSecret secret) {
        return sealing.seal(secret.text(), PLACE);
    }

    /**
     * What requests are signed with now: the subscription's secret, and the one before while that is good.
     *
     * @throws CannotOpen if the key of one of them is lost
     */
    public List<SigningSecret> of(Subscription subscription) {
        return subscription.sealedSecrets(clock.instant()).stream()
                .map(this::open)
                .toList();
    }

    /** Gives the subscription this secret. The one before is good for a while longer, unless nobody can read it. */
    void replace(Subscription subscription, SigningSecret secret) {
        subscription.rotate(seal(secret), clock.instant());
        try {
            of(subscription);
        } catch (CannotOpen e) {
            LOG.warn(e.getMessage());
            subscription.forgetPreviousSecret();
        }
    }

    private SigningSecret open(String sealed) {
        return new SigningSecret(sealing.open(sealed, PLACE));
    }

    /**
     * Seals with the key that seals now.
     *
     * @throws CannotOpen if the key that it was sealed with is lost
     */
    void renew(Subscription subscription) {
        subscription.renew(kept -> sealing.renew(kept, PLACE));
    }
}
