package io.buildify.webhook.subscription;

import io.buildify.sdk.job.TenantJob;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.sealing.CannotOpen;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Sees to it that no secret needs a key any more in whose place the platform's engineer has put another. */
@Singleton
class SealAnew {

    private static final Logger LOG = Logger.getLogger(SealAnew.class);

    private final SigningSecrets secrets;
    private final OwnRows ownRows;

    SealAnew(SigningSecrets secrets, OwnRows ownRows) {
        this.secrets = secrets;
        this.ownRows = ownRows;
    }

    @TenantJob(name = "seal-anew", every = "1h")
    Uni<?> ofTenant() {
        return own();
    }

    @TenantJob(name = "seal-anew-of-company", every = "1h", perCompany = true)
    Uni<?> ofCompany() {
        return own();
    }

    private Uni<?> own() {
        return Subscription.<Subscription>listAll()
                .invoke(all -> all.stream().filter(ownRows::isOwn).forEach(this::renew));
    }

    private void renew(Subscription subscription) {
        try {
            secrets.renew(subscription);
        } catch (CannotOpen e) {
            LOG.warnf("Subscription %s: %s", subscription.id, e.getMessage());
        }
    }
}
