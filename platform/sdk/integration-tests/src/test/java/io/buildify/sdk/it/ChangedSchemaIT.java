package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.InstanceEvents;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher's new release tells its events otherwise, and a subscriber was built for the old one. */
@LocalClusterTest
class ChangedSchemaIT {

    private static final String TENANT = "acme";

    /** Reads what the publisher's new release writes, and what its old one did. */
    private static final String FIXED = """
            package io.buildify.sdk.it;
            import com.fasterxml.jackson.annotation.JsonCreator;
            import com.fasterxml.jackson.databind.JsonNode;
            public record CompanyChange(String name) {
                @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                static CompanyChange of(JsonNode data) {
                    JsonNode name = data.path("name");
                    return new CompanyChange(
                            name.isTextual() ? name.asText() : data.path("title").asText(name.path("de").asText()));
                }
            }
            """;

    @TempDir
    Path folder;

    private final Replicas replicas;
    private final InstanceEvents events;
    private final EffectRows effects;
    private final JobRuns database;

    ChangedSchemaIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
        events = replicas.instance.events();
        effects = new EffectRows(replicas.instance);
        database = new JobRuns(replicas.instance);
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    @Test
    void whatFitsIsHandledAndTheRestWaitsForTheSubscribersNextRelease() throws IOException {
        replicas.instance.publish(TENANT, null, Records.tenant("{}"));
        ModuleProcess old = replicas.start(Map.of("BUILDIFY_EVENTS_PARKED_DELAYS", "1h"));

        tell("removed", "{\"title\":\"without a name\"}");
        tell("removed", "{\"name\":\"behind it\"}");
        tell("retyped", "{\"name\":{\"de\":\"by language\"}}");
        tell("added", "{\"founded\":1900,\"name\":\"with a year\"}");

        EventWait.untilAsserted(() -> assertThat(texts("first")).containsExactly("with a year"));
        EventWait.untilAsserted(() -> assertThat(waiting("first"))
                .containsExactlyInAnyOrder(
                        "removed: its data does not fit CompanyChange: name is missing",
                        "removed: earlier events of its key wait",
                        "retyped: its data does not fit CompanyChange: name is no String"));
        EventWait.untilAsserted(() -> assertThat(waiting("second")).hasSize(3));

        old.terminated();
        database.execute("update notes.event_inbox set due_at = now() where state = 'parked'");
        replicas.start(NextRelease.with(folder, "io.buildify.sdk.it.CompanyChange", FIXED));

        EventWait.untilAsserted(() -> assertThat(texts("first"))
                .containsExactlyInAnyOrder("with a year", "without a name", "behind it", "by language")
                .containsSubsequence("without a name", "behind it"));
        EventWait.untilAsserted(() -> assertThat(waiting("second")).isEmpty());
        assertThat(texts("second")).hasSize(4);
        assertThat(events.records(events.deadLetterTopic())).isEmpty();
    }

    private void tell(String company, String json) {
        events.publishAsCore(CoreEvents.company("renamed", TENANT, company, json));
    }

    private List<String> texts(String handler) {
        return effects.of(TENANT).stream()
                .filter(effect -> effect.handler().equals(handler))
                .map(EffectRows.Effect::text)
                .toList();
    }

    private List<String> waiting(String handler) {
        return effects.query(
                "select subject || ': ' || reason from notes.event_inbox where state = 'parked' and handler = ?",
                handler);
    }
}
