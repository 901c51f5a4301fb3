package io.buildify.sdk.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventHeaders;
import io.buildify.sdk.event.EventRecord;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.List;
import java.util.logging.Level;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** From a transaction to the topic. */
@SdkTest
class PublishIT {

    ModuleInstance instance;

    @Test
    void aCommittedEventIsACloudEventInTheTopic() throws Exception {
        instance.serve("publishing", null, Records.tenant("{}"));
        AppUser company = instance.user("publishing", "de");

        String id = Writing.write(company, "one", "hello");

        EventWait.untilAsserted(() -> assertThat(events("publishing")).hasSize(1));
        ConsumerRecord<String, byte[]> record = events("publishing").getFirst();
        CloudEvent event = EventHeaders.read(EventRecord.headers(record), record.value());
        assertThat(event.id()).isEqualTo(id);
        assertThat(event.type()).isEqualTo("notes.note.written");
        assertThat(event.source()).isEqualTo("/modules/notes");
        assertThat(event.tenant()).isEqualTo("publishing");
        assertThat(event.company()).isEqualTo("de");
        assertThat(new String(event.data(), UTF_8)).isEqualTo("{\"about\":\"one\",\"text\":\"hello\"}");
        assertThat(record.key()).isEqualTo("publishing/de/one");
        EventWait.untilAsserted(
                () -> assertThat(new EffectRows(instance).count("select count(*) from notes.event_outbox"))
                        .isZero());
    }

    @Test
    void anUndoneTransactionTellsNothing() {
        AppUser user = instance.serve("undoing", null, Records.tenant("{}"));

        assertThat(user.post("written/undone?about=one", "{}").status()).isEqualTo(200);
        Writing.write(user, "one", "done");

        EffectRows effects = new EffectRows(instance);
        EventWait.untilAsserted(() -> assertThat(effects.texts("undoing")).containsExactly("done"));
        assertThat(events("undoing")).hasSize(1);
    }

    @Test
    void theLargestEventPassesAndOneMoreByteIsRefused() {
        AppUser user = instance.serve("sizing", null, Records.tenant("{}"));
        int most = CloudEvent.MOST_BYTES - "{\"about\":\"one\",\"text\":\"\"}".length();

        Answer refused = user.post("written/sized?about=one&characters=" + (most + 1), "{}");
        Answer taken = user.post("written/sized?about=one&characters=" + most, "{}");

        assertThat(refused.status()).isEqualTo(500);
        assertThat(taken.status()).isEqualTo(200);
        EffectRows effects = new EffectRows(instance);
        EventWait.untilAsserted(() -> assertThat(effects.texts("sizing")).containsExactly(most + " characters"));
    }

    @Test
    void publishingOutsideATransactionFails() {
        AppUser user = instance.serve("careless", null, Records.tenant("{}"));

        assertThat(user.post("written/careless?about=one", "{}").status()).isEqualTo(500);
        assertThat(new EffectRows(instance)
                        .count("select count(*) from notes.event_outbox where tenant_id = 'careless'"))
                .isZero();
    }

    @Test
    void eventsOfOneKeyComeInTheirOrder() {
        AppUser user = instance.serve("ordering", null, Records.tenant("{}"));

        for (int number = 0; number < 50; number++) {
            Writing.write(user, String.valueOf(number % 3), String.valueOf(number));
        }

        EffectRows effects = new EffectRows(instance);
        EventWait.untilAsserted(() -> assertThat(effects.of("ordering")).hasSize(50));
        for (String subject : List.of("0", "1", "2")) {
            assertThat(effects.of("ordering").stream()
                            .filter(effect -> effect.subject().equals(subject))
                            .map(effect -> Integer.valueOf(effect.text())))
                    .isSorted();
        }
    }

    @Test
    void whatCannotBeDeletedIsSentAgainAndHandledOnce() {
        AppUser user = instance.serve("keeping", null, Records.tenant("{}"));
        EffectRows effects = new EffectRows(instance);
        JobRuns database = new JobRuns(instance);
        database.execute("create function notes.keep() returns trigger language plpgsql as"
                + " $$ begin raise exception 'kept by a test'; end $$");
        database.execute("create trigger keep before delete on notes.event_outbox for each row"
                + " when (old.tenant_id = 'keeping') execute function notes.keep()");
        try (LoggedFailures told = LoggedFailures.of("io.buildify.sdk.event.outbox", Level.WARNING)) {
            Writing.write(user, "one", "hello");
            EventWait.untilAsserted(() -> assertThat(told.lines())
                    .anySatisfy(line -> assertThat(line).contains("Events wait in the outbox", "kept by a test")));
            EventWait.untilAsserted(() -> assertThat(events("keeping")).hasSizeGreaterThan(1));
        } finally {
            database.execute("drop function notes.keep() cascade");
        }

        EventWait.untilAsserted(
                () -> assertThat(effects.count("select count(*) from notes.event_outbox where tenant_id = 'keeping'"))
                        .isZero());
        EventWait.untilAsserted(() -> assertThat(effects.texts("keeping")).containsExactly("hello"));
        assertThat(events("keeping").stream()
                        .map(record -> EventRecord.headers(record).get("ce_id"))
                        .distinct())
                .hasSize(1);
    }

    private List<ConsumerRecord<String, byte[]>> events(String tenant) {
        return instance.events().records(instance.events().ownTopic()).stream()
                .filter(record -> record.key().startsWith(tenant + "/"))
                .toList();
    }
}
