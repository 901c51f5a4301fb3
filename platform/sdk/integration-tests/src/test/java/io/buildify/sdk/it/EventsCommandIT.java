package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./buildify events} on events of a running module. */
@SdkTest
class EventsCommandIT {

    ModuleInstance instance;
    EffectRows effects;

    @BeforeEach
    void readEffects() {
        effects = new EffectRows(instance);
    }

    @Test
    void tailShowsWhatHappened() throws Exception {
        instance.serve("tailed", null, Records.tenant("{}"));
        String id = Writing.write(instance.user("tailed", "de"), "one", "hello");
        EventWait.untilAsserted(() -> assertThat(effects.texts("tailed")).hasSize(1));

        List<String> table = BuildifyCommand.run("events", "tail", "--tenant", "tailed", "--type", "notes.note.*");
        List<String> lines = BuildifyCommand.run(
                "events", "tail", "--tenant", "tailed", "--module", "notes", "--since", "1h", "--json");

        assertThat(table.getFirst()).startsWith("TIME").contains("TYPE", "TENANT", "COMPANY", "SUBJECT", "ID");
        assertThat(table.get(1)).contains("notes.note.written", "tailed", "de", "one", id);
        assertThat(table).hasSize(3).last().isEqualTo("1 events");
        assertThat(lines).singleElement().asString().contains("\"company\":\"de\"", "\"id\":\"" + id + "\"");
        assertThat(BuildifyCommand.run("events", "tail", "--tenant", "tailed", "--until", "1h"))
                .containsExactly("0 events");
    }

    @Test
    void tailGoesOnWithWhatComes() throws Exception {
        AppUser user = instance.serve("followed", null, Records.tenant("{}"));

        BuildifyCommand.follow(List.of("events", "tail", "-f", "--tenant", "followed", "--json"), lines -> {
            String first = Writing.write(user, "one", "before or after");
            assertThat(lines.readLine()).contains(first);
            String second = Writing.write(user, "two", "after");
            assertThat(lines.readLine()).contains(second);
        });
    }

    @Test
    void parkedShowsWhatWaitsAndWhy() throws Exception {
        instance.publish("parking", null, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        EventWait.untilAsserted(() ->
                assertThat(instance.user("parking", null).get("notes").status()).isEqualTo(403));
        instance.events().publishAsCore(CoreEvents.company("created", "parking", "de", "{\"name\":\"x\"}"));

        EventWait.untilAsserted(() -> assertThat(BuildifyCommand.run("events", "parked", "--tenant", "parking"))
                .last()
                .isEqualTo("2 parked events"));

        assertThat(BuildifyCommand.run("events", "parked", "--tenant", "parking", "--json"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"type\":\"core.company.created\"", "\"reason\":\"the module is off here\""));
        assertThat(BuildifyCommand.run("events", "parked", "--tenant", "parking", "--module", "notes"))
                .containsExactly("0 parked events");
    }

    @Test
    void deadShowsWhatWasGivenUpAndReplayHasItHandledOnce() throws Exception {
        AppUser user = instance.serve("replaying", null, Records.tenant("{}"));
        Writing.write(user, "bad", "poison");
        Writing.write(user, "good", "fine");
        EventWait.untilAsserted(() -> assertThat(BuildifyCommand.run("events", "dead", "--tenant", "replaying"))
                .last()
                .isEqualTo("1 dead letters"));
        assertThat(BuildifyCommand.run("events", "dead", "--tenant", "replaying")
                        .get(1))
                .contains("notes.note.written", "bad", "NoteHandlers.written", "this note is poison");
        assertThat(BuildifyCommand.run(
                        "events",
                        "dead",
                        "--tenant",
                        "replaying",
                        "--instance",
                        instance.environment().get("BUILDIFY_INSTANCE")))
                .last()
                .isEqualTo("1 dead letters");
        assertThat(BuildifyCommand.run(
                        "events", "replay", "--tenant", "replaying", "--instance", "another", "--dry-run"))
                .containsExactly("0 events");
        int before = records();

        assertThat(BuildifyCommand.run("events", "replay", "--tenant", "replaying", "--dry-run"))
                .last()
                .isEqualTo("1 events: 1 would be sent");
        assertThat(records()).isEqualTo(before);

        Writing.write(user, "other", "antidote");
        EventWait.untilAsserted(() -> assertThat(effects.texts("replaying")).contains("antidote"));
        assertThat(BuildifyCommand.run("events", "replay", "--tenant", "replaying"))
                .last()
                .isEqualTo("1 events: 1 sent");
        EventWait.untilAsserted(() -> assertThat(effects.texts("replaying")).contains("poison"));

        assertThat(BuildifyCommand.run("events", "replay", "--tenant", "replaying", "--of", "events"))
                .last()
                .isEqualTo("3 events: 3 sent");
        Writing.write(user, "bad", "afterwards");
        EventWait.untilAsserted(() -> assertThat(effects.texts("replaying"))
                .containsExactlyInAnyOrder("fine", "antidote", "poison", "afterwards"));
    }

    private int records() {
        return instance.events().records(instance.events().ownTopic()).size();
    }
}
