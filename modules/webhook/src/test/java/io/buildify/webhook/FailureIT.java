package io.buildify.webhook;

import static io.buildify.webhook.Tenant.untilAsserted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.sdk.event.EventRecord;
import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;
import io.buildify.webhook.Tenant.Subscribed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Receivers that refuse events, are away, or want no more. */
@WebhookTest
class FailureIT {

    ModuleInstance instance;
    Receiver receiver;

    /** Five tries: two in place, two after waits, and the first. Then the key goes on. */
    @Test
    void whatIsRefusedToTheLastIsDeadAndIsSentAgainByReplay() throws Exception {
        Tenant acme = Tenant.near(receiver, instance, "refused");
        Subscribed subscription = acme.subscribes(receiver.url("/refused"), "financial.invoice.*");
        receiver.behaves("/refused", Receiver.answering(500));

        acme.invoice("de", "INV-1", "refused");
        acme.invoice("de", "INV-1", "behind it");
        untilAsserted(() -> assertThat(
                        acme.deliveries(subscription, "&state=waiting").body().path("items"))
                .hasSize(2));
        untilAsserted(() -> assertThat(receiver.at("/refused")).hasSizeGreaterThanOrEqualTo(4));
        receiver.behaves(
                "/refused",
                exchange -> Receiver.answering(
                                receiver.at("/refused").getLast().text().equals("refused") ? 500 : 204)
                        .answer(exchange));

        untilAsserted(() -> assertThat(receiver.at("/refused"))
                .extracting(Received::text)
                .containsExactly("refused", "refused", "refused", "refused", "refused", "behind it"));
        untilAsserted(
                () -> assertThat(acme.deliveries(subscription, "&state=dead").text("/items/0/reason"))
                        .isEqualTo("it answered 500"));
        assertThat(acme.deliveries(subscription, "&state=dead").text("/items/0/attempts"))
                .isEqualTo("5");
        Map<String, String> letter =
                EventRecord.headers(instance.events().records(instance.events().deadLetterTopic()).stream()
                        .filter(record -> record.key().startsWith("refused/"))
                        .findFirst()
                        .orElseThrow());
        assertThat(letter)
                .containsEntry("buildify-handler", "webhook:" + subscription.id())
                .containsEntry("buildify-attempts", "5")
                .containsEntry("buildify-reason", "it answered 500");

        receiver.behaves("/refused", Receiver.answering(204));
        assertThat(BuildifyCommand.run("events", "dead", "--tenant", "refused"))
                .hasSize(3)
                .element(1)
                .asString()
                .contains("financial.invoice.created", "INV-1", "webhook:" + subscription.id(), "it answered 500");
        assertThat(BuildifyCommand.run("events", "replay", "--tenant", "refused"))
                .last()
                .isEqualTo("1 events: 1 sent");
        untilAsserted(() -> assertThat(receiver.at("/refused").getLast().text()).isEqualTo("refused"));
        untilAsserted(() -> assertThat(
                        acme.deliveries(subscription, "&state=delivered").body().path("items"))
                .hasSize(2));
        assertThat(receiver.at("/refused").getLast().id())
                .isEqualTo(receiver.at("/refused").getFirst().id());
    }

    @Test
    void whoWantsToBeLeftAloneIs() {
        Tenant acme = Tenant.near(receiver, instance, "busy");
        Subscribed subscription = acme.subscribes(receiver.url("/busy"), "financial.invoice.*");
        receiver.behaves("/busy", Receiver.answering(429, "Retry-After", "1800"));

        acme.invoice(null, "INV-1", "hello");

        untilAsserted(() -> assertThat(acme.deliveries(subscription).text("/items/0/attempts"))
                .isEqualTo("1"));
        Answer deliveries = acme.deliveries(subscription);
        assertThat(deliveries.text("/items/0/status")).isEqualTo("429");
        assertThat(Duration.between(
                        Instant.parse(deliveries.text("/items/0/last_attempt")),
                        Instant.parse(deliveries.text("/items/0/next_attempt"))))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void whoIsGoneIsSwitchedOffAndWhatWaitsIsGivenUp() {
        Tenant acme = Tenant.near(receiver, instance, "gone");
        Subscribed subscription = acme.subscribes(receiver.url("/gone"), "financial.invoice.*");
        receiver.behaves("/gone", Receiver.answering(410));

        acme.invoice("de", "INV-1", "first");
        acme.invoice("de", "INV-1", "second");

        untilAsserted(() -> assertThat(
                        acme.deliveries(subscription, "&state=dead").body().path("items"))
                .hasSize(2));
        assertThat(receiver.at("/gone")).hasSize(1);
        Answer off = acme.user().get("subscriptions/" + subscription.id());
        assertThat(off.text("/enabled")).isEqualTo("false");
        assertThat(off.text("/disabled_reason")).isEqualTo("It answered 410 Gone.");
        untilAsserted(() -> assertThat(disabled("gone"))
                .containsExactly(
                        "{\"subscription\":\"%s\",\"reason\":\"It answered 410 Gone.\"}".formatted(subscription.id())));

        receiver.behaves("/gone", Receiver.answering(204));
        assertThat(acme.user()
                        .put(
                                "subscriptions/" + subscription.id(),
                                Tenant.request(receiver.url("/gone"), true, "financial.invoice.*"))
                        .text("/disabled_reason"))
                .isEmpty();
        acme.invoice("de", "INV-1", "third");
        untilAsserted(() ->
                assertThat(receiver.at("/gone")).extracting(Received::text).endsWith("third"));
    }

    @Test
    void whoHasFailedForTooLongIsSwitchedOff() {
        Tenant acme = new Tenant(instance, "failing").with(Tenant.near(receiver, "PT0S"));
        Subscribed subscription = acme.subscribes(receiver.url("/failing"), "financial.invoice.*");
        receiver.behaves("/failing", Receiver.answering(500));

        acme.invoice("de", "INV-1", "hello");

        untilAsserted(() -> assertThat(
                        acme.user().get("subscriptions/" + subscription.id()).text("/disabled_reason"))
                .startsWith("It has taken no event since 20"));
        untilAsserted(() -> assertThat(disabled("failing")).hasSize(1));
    }

    /** Refusals between successes are no reason to switch anything off. */
    @Test
    void whoHasTakenAnEventBeginsAnew() {
        Tenant acme = Tenant.near(receiver, instance, "flaky");
        acme.subscribes(receiver.url("/flaky"), "financial.invoice.*");
        receiver.behaves(
                "/flaky",
                exchange -> Receiver.answering(receiver.at("/flaky").size() == 1 ? 500 : 204)
                        .answer(exchange));

        acme.invoice(null, "INV-1", "hello");

        untilAsserted(() -> assertThat(receiver.at("/flaky")).hasSize(2));
        untilAsserted(() -> assertThat(new Rows(instance)
                        .count("select count(*) from webhook.webhook_failures where tenant_id = 'flaky'"))
                .isZero());
    }

    /** The release of these tests says Park; the module's own says Skip: ProcessIT. */
    @Test
    void whatHappensWhileTheModuleIsOffWaitsIfTheReleaseSaysSo() {
        Tenant acme = Tenant.near(receiver, instance, "sleeping");
        acme.subscribes(receiver.url("/sleeping"), "financial.invoice.*");
        instance.publish("sleeping", null, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        untilAsserted(
                () -> assertThat(acme.user().get("subscriptions").status()).isEqualTo(403));

        acme.invoice("de", "INV-1", "first");
        acme.invoice("de", "INV-1", "second");
        untilAsserted(() -> assertThat(
                        new Rows(instance)
                                .count(
                                        "select count(*) from webhook.event_inbox where tenant_id = 'sleeping' and state = 'parked'"))
                .isEqualTo(2));
        assertThat(receiver.at("/sleeping")).isEmpty();
        acme.with(Tenant.near(receiver, "P5D"));

        untilAsserted(() ->
                assertThat(receiver.at("/sleeping")).extracting(Received::text).containsExactly("first", "second"));
    }

    @Test
    void whatWaitsForASubscriptionThatIsDeletedIsDropped() {
        Tenant acme = Tenant.near(receiver, instance, "deleted");
        Subscribed subscription = acme.subscribes(receiver.url("/deleted"), "financial.invoice.*");
        receiver.behaves("/deleted", Receiver.answering(503, "Retry-After", "1"));
        acme.invoice("de", "INV-1", "hello");
        untilAsserted(() -> assertThat(receiver.at("/deleted")).hasSize(1));

        assertThat(acme.user()
                        .send("DELETE", "subscriptions/" + subscription.id(), "")
                        .status())
                .isEqualTo(204);

        untilAsserted(() -> assertThat(
                        new Rows(instance)
                                .count(
                                        "select count(*) from webhook.event_inbox where tenant_id = 'deleted' and state = 'parked'"))
                .isZero());
        assertThat(receiver.at("/deleted")).hasSize(1);
        assertThat(acme.user().get("deliveries").body().path("items")).isEmpty();
    }

    private List<String> disabled(String tenant) {
        return instance.events().records(instance.events().ownTopic()).stream()
                .filter(record -> record.key().startsWith(tenant + "/"))
                .filter(record -> EventRecord.headers(record).get("ce_type").equals("webhook.subscription.disabled"))
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }
}
