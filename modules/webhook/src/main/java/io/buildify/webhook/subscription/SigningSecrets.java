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

    private final Sealing sealing;
    private final Clock clock;

    SigningSecrets(Sealing sealing, Clock clock) {
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Gives the subscription its first secret; once more when its row has got its id, for which it opens. */
    void give(Subscription subscription, SigningSecret secret) {
        subscription.begin(seal(subscription, secret));
    }

    /**
     * What requests are signed with now: the subscription's secret, and the one before while that is good.
     *
     * @throws CannotOpen if the key of one of them is lost
     */
    public List<SigningSecret> of(Subscription subscription) {
        return subscription.sealedSecrets(clock.instant()).stream()
                .map(kept -> new SigningSecret(sealing.open(kept, place(subscription))))
                .toList();
    }

    /** Gives the subscription this secret. The one before is good for a while longer, unless nobody can read it. */
    void replace(Subscription subscription, SigningSecret secret) {
        subscription.rotate(seal(subscription, secret), clock.instant());
        try {
            of(subscription);
        } catch (CannotOpen e) {
            LOG.warn(e.getMessage());
            subscription.forgetPreviousSecret();
        }
    }

    /**
     * Seals with the key that seals now.
     *
     * @throws CannotOpen if the key that it was sealed with is lost
     */
    void renew(Subscription subscription) {
        subscription.renew(kept -> sealing.renew(kept, place(subscription)));
    }

    private String seal(Subscription subscription, SigningSecret secret) {
        return sealing.seal(secret.text(), place(subscription));
    }

    /** This row only: in another one it would sign for somebody else, whom the receiver takes for this one. */
    private static String place(Subscription subscription) {
        return "webhook_subscriptions.secret of " + subscription.id;
    }
}
