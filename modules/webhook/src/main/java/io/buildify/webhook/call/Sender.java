package io.buildify.webhook.call;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.sealing.CannotOpen;
import io.buildify.webhook.address.Addresses;
import io.buildify.webhook.address.CallRules;
import io.buildify.webhook.address.Target;
import io.buildify.webhook.address.UrlRefused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Sends an event to a URL, signed, and says what came of it. */
@Singleton
public class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Addresses addresses;
    private final HttpCaller caller;
    private final Clock clock;

    Sender(Addresses addresses, HttpCaller caller, Clock clock) {
        this.addresses = addresses;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * One request. Ends after 15 s at the latest, and does not fail.
     *
     * @param secrets it has a signature for each; may fail with {@link CannotOpen}, and nothing is sent then
     */
    public Uni<Attempt> send(
            CloudEvent event, UUID subscription, String url, Supplier<List<SigningSecret>> secrets, CallRules rules) {
        return Uni.createFrom()
                .deferred(() -> {
                    Target target = Target.of(url, rules);
                    byte[] body = Envelope.of(event);
                    Map<String, String> headers = headers(MessageId.of(event, subscription), secrets.get(), body);
                    return addresses.of(target, rules).flatMap(address -> caller.post(target, address, headers, body));
                })
                .ifNoItem()
                .after(TIMEOUT)
                .failWith(() -> new NoReply("it did not answer within %d s".formatted(TIMEOUT.toSeconds())))
                .map(reply -> Attempt.of(reply, clock.instant()))
                .onFailure()
                .recoverWithItem(Sender::failed);
    }

    private Map<String, String> headers(String id, List<SigningSecret> secrets, byte[] body) {
        Instant now = clock.instant();
        return Map.of(
                "content-type",
                Envelope.MEDIA_TYPE,
                "user-agent",
                "Buildify-Webhook/1.0",
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                Signature.header(secrets, id, now, body));
    }

    private static Attempt failed(Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return switch (failure) {
            case UrlRefused refused -> Attempt.failed(message);
            case NoReply noReply -> Attempt.failed(message);
            case CannotOpen lost -> {
                LOG.error(message);
                yield Attempt.failed(
                        "its secret cannot be read any more: make another by POST subscriptions/{id}/secret, or have the platform's engineer bring its key back");
            }
            case IllegalArgumentException noJson -> Attempt.never(message);
            default -> {
                LOG.warn("A webhook was not sent", failure);
                yield Attempt.failed("it could not be sent");
            }
        };
    }
}
