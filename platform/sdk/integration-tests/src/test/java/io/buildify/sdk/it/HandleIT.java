package io.buildify.sdk.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.EventHeaders;
import io.buildify.events.Reason;
import io.buildify.sdk.event.EventRecord;
import io.buildify.sdk.it.EffectRows.Effect;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topic to the handlers' effects, on good days and bad ones. */
@SdkTest
class HandleIT {

    ModuleInstance instance;
    EffectRows effects;

    @BeforeEach
    void readEffects() {
        effects = new EffectRows(instance);
    }

    @Test
    void handlersRunInTheEventsCompanyByPriority() {
        instance.serve("handling", null, Records.tenant("{}"));
        CloudEvent event = CoreEvents.company("created", "handling", "de", "{\"name\":\"Germany\",\"colour\":\"red\"}");

        instance.events().publishAsCore(event);

        EventWait.untilAsserted(() -> assertThat(effects.of("handling"))
                .containsExactly(
                        new Effect("handling/de", "first", event.id(), "de", "Germany"),
                        new Effect("handling/de", "second", event.id(), "de", "Germany")));
    }

    @Test
    void anEventThatComesTwiceHasItsEffectOnce() {
        instance.serve("twice", null, Records.tenant("{}"));
        CloudEvent event = CoreEvents.company("created", "twice", null, "{\"name\":\"once\"}");

        instance.events().publishAsCore(event);
        instance.events().publishAsCore(event);
        instance.events().publishAsCore(CoreEvents.company("renamed", "twice", null, "{\"name\":\"afterwards\"}"));

        EventWait.untilAsserted(() -> assertThat(effects.texts("twice")).contains("afterwards"));
        EventWait.untilAsserted(
                () -> assertThat(effects.texts("twice")).containsExactly("once", "once", "afterwards", "afterwards"));
    }

    @Test
    void aFailingHandlerIsTriedAgainAndLeavesNothingBehind() {
        AppUser user = instance.serve("flaky", null, Records.tenant("{}"));

        Writing.write(user, "one", "flaky");
        Writing.write(user, "one", "next");

        EventWait.untilAsserted(() -> assertThat(effects.texts("flaky")).containsExactly("flaky", "next"));
    }

    @Test
    void poisonHoldsUpItsKeyOnlyAndGoesToTheDeadLetters() {
        AppUser user = instance.serve("poisoned", null, Records.tenant("{}"));

        Writing.write(user, "bad", "poison");
        for (int number = 0; number < 3; number++) {
            Writing.write(user, "bad", "bad " + number);
        }
        for (int number = 0; number < 20; number++) {
            Writing.write(user, "good-" + number, "good");
        }

        EventWait.untilAsserted(() -> assertThat(effects.texts("poisoned")).hasSize(23));
        assertThat(effects.texts("poisoned"))
                .doesNotContain("poison")
                .filteredOn(text -> text.startsWith("bad"))
                .containsExactly("bad 0", "bad 1", "bad 2");
        Map<String, String> letter =
                EventRecord.headers(deadLetters("poisoned/").getFirst());
        assertThat(deadLetters("poisoned/")).hasSize(1);
        assertThat(letter)
                .containsEntry("buildify-handler", "NoteHandlers.written")
                .containsEntry("buildify-reason", "this note is poison")
                .containsEntry("buildify-attempts", "2");
        assertThat(effects.count(
                        "select count(*) from notes.event_inbox where tenant_id = 'poisoned' and state = 'dead'"))
                .isEqualTo(1);
        assertThat(effects.count(
                        "select count(*) from notes.event_inbox where tenant_id = 'poisoned' and state = 'parked'"))
                .isZero();
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersAndThePartitionGoesOn() {
        instance.serve("malformed", null, Records.tenant("{}"));
        CloudEvent event = CoreEvents.company("created", "malformed", null, "{\"name\":\"fine\"}");
        Map<String, String> forged = new HashMap<>(EventHeaders.of(event));
        forged.put("ce_type", "warehouse.shipment.delivered");
        String topic = instance.events().coreTopic();

        instance.events().publish(topic, event.key(), Map.of(), "?".getBytes(UTF_8));
        instance.events().publish(topic, event.key(), forged, event.data());
        instance.events().publishAsCore(event);

        EventWait.untilAsserted(() -> assertThat(effects.texts("malformed")).hasSize(2));
        assertThat(deadLetters("malformed/").stream()
                        .map(EventRecord::headers)
                        .map(headers -> headers.get("buildify-reason")))
                .containsExactlyInAnyOrder(
                        "it is not a CloudEvent 1.0 in binary mode",
                        "its type warehouse.shipment.delivered is not of module core, whose topic this is");
    }

    @Test
    void dataThatDoesNotFitIsNotTriedInPlace() {
        instance.serve("changed", null, Records.tenant("{}"));

        instance.events().publishAsCore(CoreEvents.company("created", "changed", null, "{\"name\":{\"de\":\"x\"}}"));
        instance.events().publishAsCore(CoreEvents.company("created", "changed", "fr", "{\"name\":\"fits\"}"));

        EventWait.untilAsserted(() -> assertThat(effects.texts("changed")).containsExactly("fits", "fits"));
        EventWait.untilAsserted(() -> assertThat(deadLetters("changed/")).hasSize(2));
        assertThat(EventRecord.headers(deadLetters("changed/").getFirst()).get("buildify-reason"))
                .startsWith("its data does not fit CompanyChange");
    }

    @Test
    void eventsOfATenantThatIsOffWaitUntilItIsOnAgain() {
        instance.serve("sleeping", null, Records.tenant("{}"));
        instance.publish("sleeping", null, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        EventWait.untilAsserted(
                () -> assertThat(instance.user("sleeping", null).get("notes").status())
                        .isEqualTo(403));

        instance.events().publishAsCore(CoreEvents.company("created", "sleeping", null, "{\"name\":\"one\"}"));
        instance.events().publishAsCore(CoreEvents.company("renamed", "sleeping", null, "{\"name\":\"two\"}"));
        EventWait.untilAsserted(() -> assertThat(effects.count(
                        "select count(*) from notes.event_inbox where tenant_id = 'sleeping' and state = 'parked'"))
                .isEqualTo(4));
        assertThat(effects.of("sleeping")).isEmpty();
        instance.serve("sleeping", null, Records.tenant("{}"));

        EventWait.untilAsserted(() -> assertThat(effects.of("sleeping").stream()
                        .filter(effect -> effect.handler().equals("first"))
                        .map(Effect::text))
                .containsExactly("one", "two"));
    }

    @Test
    void eventsOfWhomThisInstanceDoesNotServeArePassedOver() {
        instance.serve("known", null, Records.tenant("{}"));
        CloudEvent foreign = CoreEvents.company("created", "foreign", null, "{\"name\":\"not for us\"}");

        instance.events().publishAsCore(foreign);
        instance.events().publishAsCore(CoreEvents.company("created", "known", null, "{\"name\":\"ours\"}"));

        EventWait.untilAsserted(() -> assertThat(effects.texts("known")).hasSize(2));
        assertThat(effects.of("foreign")).isEmpty();
        assertThat(effects.count("select count(*) from notes.event_inbox where tenant_id = 'foreign'"))
                .isZero();
    }

    @Test
    void whatBecameOfEventsIsMeasured() {
        AppUser user = instance.serve("measured", null, Records.tenant("{}"));

        Writing.write(user, "one", "counted");

        EventWait.untilAsserted(() -> assertThat(metrics(user))
                .contains(
                        "buildify_events_published_total{module=\"notes\",type=\"notes.note.written\"}",
                        "buildify_events_handled_total{module=\"notes\",type=\"notes.note.written\"}",
                        "buildify_events_latency_seconds_bucket{module=\"notes\",type=\"notes.note.written\"",
                        "buildify_events_outbox_depth",
                        "buildify_events_outbox_age",
                        "buildify_events_inbox_parked",
                        "buildify_events_lag"));
    }

    private static String metrics(AppUser user) {
        return user.text("/q/metrics");
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(String keyPrefix) {
        return instance.events().records(instance.events().deadLetterTopic()).stream()
                .filter(record -> record.key().startsWith(keyPrefix))
                .toList();
    }
}
