package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventHeaders;
import io.buildify.sdk.event.EventRecord;
import io.buildify.testing.InstanceEvents;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who gets records into a topic that this instance reads, or a job into it, and is after another's data. */
@SdkTest
class EventAttackIT {

    private static final String TENANT = "event-victim";

    private static @Nullable Victim known;

    ModuleInstance instance;
    Victim victim;
    InstanceEvents events;
    EffectRows effects;

    @BeforeEach
    void aVictim() {
        if (known == null) {
            known = Victim.arrives(instance, TENANT);
        }
        victim = known;
        events = instance.events();
        effects = new EffectRows(instance);
    }

    @AfterEach
    void theVictimIsUntouched() {
        victim.isUntouched();
    }

    /** One attribute of core's event is another. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ce_type   | notes.note.written          | its type notes.note.written is not of module core, whose topic this is
        ce_type   | core.company                | -
        ce_type   | core.*                      | -
        ce_source | /modules/notes              | its source /modules/notes is not module core, whose topic this is
        ce_source | https://elsewhere           | its source https://elsewhere is not module core, whose topic this is
        ce_tenant | nobody-is-served            | -
        ce_tenant | event-victim'--             | its tenant or company is not an id
        ce_tenant | event-victim/de             | its tenant or company is not an id
        ce_tenant | *                           | its tenant or company is not an id
        ce_company | de/../fr                   | its tenant or company is not an id
        """)
    void aForgedRecordHasNoEffect(String attribute, String value, String reason) {
        String tenant = "forging-" + Math.abs((attribute + value).hashCode());
        instance.serve(tenant, null, Records.tenant("{}"));
        CloudEvent event = CoreEvents.company("created", tenant, null, "{\"name\":\"forged\"}");
        Map<String, String> headers = new HashMap<>(EventHeaders.of(event));
        headers.put(attribute, value);

        events.publish(events.coreTopic(), event.key(), headers, event.data());
        events.publishAsCore(CoreEvents.company("created", tenant, null, "{\"name\":\"behind it\"}"));

        EventWait.untilAsserted(() -> assertThat(effects.texts(tenant)).containsExactly("behind it", "behind it"));
        assertThat(effects.query("select text from notes.effects where event = ?", event.id()))
                .isEmpty();
        assertThat(effects.query("select tenant_id from notes.event_inbox where id = ?", event.id()))
                .isEmpty();
        assertThat(reasons(event)).isEqualTo(reason.equals("-") ? List.of() : List.of(reason));
    }

    /** Whoever is first to use an id takes it from nobody else. */
    @Test
    void anIdIsOfItsTenantAlone() {
        instance.serve("first-to-use", null, Records.tenant("{}"));
        instance.serve("second-to-use", null, Records.tenant("{}"));
        CloudEvent first = CoreEvents.company("created", "first-to-use", "de", "{\"name\":\"first\"}");
        CloudEvent second = withId(first.id(), "second-to-use", "de", "{\"name\":\"second\"}");

        events.publishAsCore(first);
        events.publishAsCore(second);

        EventWait.untilAsserted(() -> assertThat(effects.texts("second-to-use")).containsExactly("second", "second"));
        EventWait.untilAsserted(() -> assertThat(effects.texts("first-to-use")).containsExactly("first", "first"));
        assertThat(effects.of("second-to-use"))
                .allMatch(effect -> effect.owner().equals("second-to-use/de"));
    }

    @Test
    void anIdIsUsedOnceInItsTenantUnderWhicheverKey() {
        instance.serve("replayed", null, Records.tenant("{}"));
        CloudEvent first = CoreEvents.company("created", "replayed", "de", "{\"name\":\"once\"}");
        events.publishAsCore(first);
        EventWait.untilAsserted(() -> assertThat(effects.texts("replayed")).hasSize(2));

        events.publishAsCore(first);
        events.publishAsCore(withId(first.id(), "replayed", "fr", "{\"name\":\"again\"}"));
        for (String company : List.of("de", "fr")) {
            events.publishAsCore(CoreEvents.company("renamed", "replayed", company, "{\"name\":\"then\"}"));
        }

        EventWait.untilAsserted(() -> assertThat(effects.texts("replayed")).hasSizeGreaterThanOrEqualTo(6));
        assertThat(effects.texts("replayed")).containsExactly("once", "once", "then", "then", "then", "then");
    }

    /** A company of the same name as another tenant's is another company. */
    @Test
    void aCompanyIsOfItsTenant() {
        instance.serve("namesake", null, Records.tenant("{}"));

        events.publishAsCore(CoreEvents.company("created", "namesake", "de", "{\"name\":\"mine\"}"));

        EventWait.untilAsserted(() -> assertThat(effects.of("namesake"))
                .hasSize(2)
                .allMatch(effect -> effect.owner().equals("namesake/de")));
    }

    /** A job that changes, deletes and hastens whatever it reaches of others reaches nothing. */
    @Test
    void aJobWorksInItsTenant() {
        instance.serve("trespasser", null, Records.tenant("{}"));
        JobRuns runs = new JobRuns(instance);
        EventWait.until(() -> runs.planned("trespasser") == 1);

        runs.execute("update notes.job_runs set next_run = now() - interval '1 second'"
                + " where job = 'trespass' and tenant_id = 'trespasser'");

        EventWait.untilAsserted(() -> assertThat(effects.query(
                        "select text from notes.welcomes where tenant_id = ? and created_by = 'job:trespass'",
                        "trespasser"))
                .containsExactly("took 0"));
    }

    private static CloudEvent withId(String id, String tenant, String company, String json) {
        CloudEvent event = CoreEvents.company("created", tenant, company, json);
        return new CloudEvent(
                id,
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.tenant(),
                event.company(),
                event.data());
    }

    private List<String> reasons(CloudEvent event) {
        return events.records(events.deadLetterTopic()).stream()
                .map(EventRecord::headers)
                .filter(headers -> event.id().equals(headers.get("ce_id")))
                .map(headers -> headers.getOrDefault("buildify-reason", ""))
                .toList();
    }
}
