package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.List;
import java.util.UUID;

/** A tenant with something to hide in every table, and what attackers would like to use against it. */
final class Victim {

    /** In every text of its rows. */
    static final String SECRET = "secret-" + UUID.randomUUID();

    /** What the victim sent, under its {@link #KEY}. */
    static final String NOTE = "{\"text\":\"" + SECRET + "\"}";

    static final String KEY = "the-victims-key";

    static final List<String> TABLES = List.of(
            "notes",
            "effects",
            "welcomes",
            "event_outbox",
            "event_inbox",
            "idempotency_keys",
            "bootstrap_runs",
            "job_runs");

    private final ModuleInstance instance;
    private final String tenant;
    private final Answer note;
    private final String cursor;
    private final String rows;

    private Victim(ModuleInstance instance, String tenant, Answer note, String cursor) {
        this.instance = instance;
        this.tenant = tenant;
        this.note = note;
        this.cursor = cursor;
        this.rows = rows();
    }

    /** Begins to be served, and works a while. */
    static Victim arrives(ModuleInstance instance, String tenant) {
        AppUser user = instance.serve(tenant, null, Records.tenant("{}"));
        EffectRows effects = new EffectRows(instance);
        Answer note = user.post("notes", NOTE, "Idempotency-Key", KEY);
        user.post("notes", NOTE);
        instance.user(tenant, "de").post("notes", NOTE);
        Writing.write(user, SECRET, SECRET);
        EventWait.until(() -> effects.texts(tenant).size() == 1
                && new JobRuns(instance).planned(tenant) == 1
                && effects.count("select count(*) from notes.event_outbox where tenant_id = '" + tenant + "'") == 0);
        String cursor = user.get("notes?sort=text&limit=1").text("/next");
        assertThat(List.of(note.text("/id"), note.header("ETag"), cursor)).doesNotContain("");
        return new Victim(instance, tenant, note, cursor);
    }

    /** The text with what is known of the victim in place of {@code {id}}, {@code {etag}}, {@code {cursor}}, {@code {tenant}}. */
    String in(String text) {
        return text.replace("{id}", note.text("/id"))
                .replace("{etag}", note.header("ETag"))
                .replace("{cursor}", cursor)
                .replace("{key}", KEY)
                .replace("{tenant}", tenant);
    }

    /** Everything that it has is as it was. */
    void isUntouched() {
        assertThat(rows()).isEqualTo(rows);
    }

    private String rows() {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            new EffectRows(instance)
                    .query("select t::text from notes." + table + " t where tenant_id = ? order by 1", tenant)
                    .forEach(row -> all.append(table).append(row).append('\n'));
        }
        return all.toString();
    }
}
