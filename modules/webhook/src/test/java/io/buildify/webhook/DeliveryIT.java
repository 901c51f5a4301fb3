package io.buildify.webhook;

import static io.buildify.webhook.Tenant.untilAsserted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.webhook.Tenant.Subscribed;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From an event to the request that a receiver gets. */
@WebhookTest
class DeliveryIT {

    ModuleInstance instance;
    Receiver receiver;

    @Test
    void anEventComesSignedAsStandardWebhooksSay() {
        Tenant acme = Tenant.near(receiver, instance, "signed");
        Subscribed subscription = acme.subscribes(receiver.url("/signed?x=1"), "financial.invoice.*");

        CloudEvent event = acme.invoice("de", "INV-1", "hello");

        untilAsserted(() -> assertThat(receiver.at("/signed")).hasSize(1));
        Received request = receiver.at("/signed").getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("content-type")).isEqualTo("application/cloudevents+json");
        assertThat(request.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
        assertThat(request.isSignedWith(subscription.secret())).isTrue();
        assertThat(request.isSignedWith("whsec_AAAA")).isFalse();
        assertThat(request.event().toString())
                .isEqualTo(
                        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/modules/financial\",\"type\":\"financial.invoice.created\",\"subject\":\"INV-1\",\"time\":\"%s\",\"tenant\":\"signed\",\"company\":\"de\",\"datacontenttype\":\"application/json\",\"data\":{\"text\":\"hello\"}}"
                                .formatted(event.id(), event.time()));
        untilAsserted(() ->
                assertThat(acme.deliveries(subscription).text("/items/0/state")).isEqualTo("delivered"));
        Answer deliveries = acme.deliveries(subscription, "&state=delivered", "&type=financial.invoice.created");
        assertThat(deliveries.body().path("items")).hasSize(1);
        assertThat(deliveries.text("/items/0/event")).isEqualTo(event.id());
        assertThat(deliveries.text("/items/0/status")).isEqualTo("204");
        assertThat(deliveries.text("/items/0/attempts")).isEqualTo("1");
    }

    /** Published three times, as after a relay's death, it is one request; for two subscriptions it is two ids. */
    @Test
    void anEventThatComesAgainIsNotSentAgain() {
        Tenant acme = Tenant.near(receiver, instance, "once");
        acme.subscribes(receiver.url("/once-a"), "financial.invoice.created");
        acme.subscribes(receiver.url("/once-b"), "financial.invoice.*");

        CloudEvent event = acme.invoice(null, "INV-1", "first");
        acme.publish(event);
        acme.publish(event);
        acme.invoice(null, "INV-1", "second");

        untilAsserted(() -> {
            assertThat(receiver.at("/once-a")).extracting(Received::text).containsExactly("first", "second");
            assertThat(receiver.at("/once-b")).extracting(Received::text).containsExactly("first", "second");
        });
        assertThat(receiver.at("/once-a").getFirst().id())
                .isNotEqualTo(receiver.at("/once-b").getFirst().id());
    }

    @Test
    void eventsOfAKeyComeInOrderAlsoWhenOneIsRefusedAtFirst() {
        Tenant acme = Tenant.near(receiver, instance, "ordered");
        acme.subscribes(receiver.url("/ordered"), "financial.invoice.*");
        receiver.behaves("/ordered", exchange -> {
            boolean first = receiver.at("/ordered").size() == 1;
            Receiver.answering(first ? 500 : 204).answer(exchange);
        });

        IntStream.range(0, 5).forEach(number -> acme.invoice("de", "INV-1", "event " + number));

        untilAsserted(() -> assertThat(receiver.at("/ordered"))
                .extracting(Received::text)
                .containsExactly("event 0", "event 0", "event 1", "event 2", "event 3", "event 4"));
        assertThat(receiver.at("/ordered").getFirst().id())
                .isEqualTo(receiver.at("/ordered").get(1).id());
    }

    /** As many events hang as there may be on their way; another subscription and another tenant have theirs. */
    @Test
    void aReceiverThatHangsHoldsUpNobodyElse() {
        Tenant slow = Tenant.near(receiver, instance, "slow");
        Tenant quick = Tenant.near(receiver, instance, "quick");
        slow.subscribes(receiver.url("/hanging"), "financial.invoice.*");
        slow.subscribes(receiver.url("/beside"), "financial.invoice.*");
        quick.subscribes(receiver.url("/quick"), "financial.invoice.*");
        CountDownLatch end = new CountDownLatch(1);
        receiver.behaves("/hanging", exchange -> {
            end.await();
            Receiver.answering(204).answer(exchange);
        });
        try {
            IntStream.range(0, 30).forEach(number -> slow.invoice(null, "INV-" + number, "slow"));
            untilAsserted(() -> assertThat(receiver.at("/hanging")).hasSize(4));
            IntStream.range(0, 30).forEach(number -> quick.invoice(null, "INV-" + number, "quick"));

            untilAsserted(() -> {
                assertThat(receiver.at("/beside")).hasSize(30);
                assertThat(receiver.at("/quick")).hasSize(30);
            });
            assertThat(end.getCount()).as("nothing has timed out meanwhile").isEqualTo(1);
        } finally {
            end.countDown();
        }
        untilAsserted(() -> assertThat(
                        receiver.at("/hanging").stream().map(Received::id).distinct())
                .hasSize(30));
    }

    @Test
    void onlyWhatIsWantedIsSent() {
        Tenant acme = Tenant.near(receiver, instance, "wanted");
        Tenant other = Tenant.near(receiver, instance, "unwanted");
        acme.subscribes(acme.userOf("de"), receiver.url("/of-de"), "financial.invoice.*");
        acme.subscribes(receiver.url("/of-all"), "financial.invoice.created");
        acme.user().post("subscriptions", Tenant.request(receiver.url("/off"), false, "financial.invoice.*"));

        other.invoice("de", "INV-1", "another tenant's");
        acme.invoice("fr", "INV-1", "of fr");
        acme.invoice(null, "INV-1", "of the tenant");
        acme.event("financial.invoice.cancelled", "de", "INV-1", "cancelled in de");
        acme.invoice("de", "INV-1", "of de");

        untilAsserted(() -> {
            assertThat(receiver.at("/of-de")).extracting(Received::text).containsExactly("cancelled in de", "of de");
            assertThat(receiver.at("/of-all"))
                    .extracting(Received::text)
                    .containsExactlyInAnyOrder("of fr", "of the tenant", "of de");
        });
        assertThat(receiver.at("/off")).isEmpty();
    }

    @Test
    void aSecretThatWasReplacedIsGoodForAWhile() {
        Tenant acme = Tenant.near(receiver, instance, "rotating");
        Subscribed subscription = acme.subscribes(receiver.url("/rotating"), "financial.invoice.*");

        Answer rotated = acme.user().post("subscriptions/" + subscription.id() + "/secret", "");
        acme.invoice(null, "INV-1", "hello");

        untilAsserted(() -> assertThat(receiver.at("/rotating")).hasSize(1));
        Received request = receiver.at("/rotating").getFirst();
        assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(subscription.secret());
        assertThat(request.signatures()).isEqualTo(2);
        assertThat(request.isSignedWith(subscription.secret())).isTrue();
        assertThat(request.isSignedWith(rotated.text("/secret"))).isTrue();
        assertThat(List.of(acme.user().get("subscriptions"), acme.user().get("subscriptions/" + subscription.id())))
                .allSatisfy(answer -> assertThat(answer.body().toString()).doesNotContain("whsec_"));
    }

    @Test
    void aTestIsSentAtOnceAndTold() {
        Tenant acme = Tenant.near(receiver, instance, "pinging");
        Subscribed subscription = acme.subscribes(receiver.url("/pinged"), "financial.invoice.*");
        receiver.behaves("/pinged", Receiver.saying(200, "thanks".getBytes(UTF_8)));

        Answer pinged = acme.user().post("subscriptions/" + subscription.id() + "/test", "");
        receiver.behaves("/pinged", Receiver.answering(503));
        Answer refused = acme.user().post("subscriptions/" + subscription.id() + "/test", "");

        assertThat(pinged.body()).hasToString("{\"delivered\":true,\"status\":200,\"answer\":\"thanks\"}");
        assertThat(refused.body()).hasToString("{\"delivered\":false,\"status\":503,\"reason\":\"it answered 503\"}");
        Received request = receiver.at("/pinged").getFirst();
        assertThat(request.event().path("type").asText()).isEqualTo("webhook.subscription.ping");
        assertThat(request.isSignedWith(subscription.secret())).isTrue();
    }
}
