package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import io.buildify.testing.Rows;
import org.junit.jupiter.api.Test;

/** Secrets of tenants stand sealed in the database, and open for their tenant only. */
@SdkTest
class SealingIT {

    private static final String SECRET = "{\"text\":\"swordfish\"}";

    ModuleInstance instance;

    @Test
    void whoReadsTheDatabaseDoesNotReadIt() {
        AppUser user = instance.serve("sealed", null, Records.tenant("{}"));

        String id = keep(user);

        assertThat(user.get("secrets/" + id).body()).hasToString(SECRET);
        assertThat(new Rows(instance).text("select text from notes.notes where id = '%s'".formatted(id)))
                .startsWith("sealed1.")
                .doesNotContain("swordfish");
    }

    /** Whoever can write to the database puts one tenant's secret where another tenant would be told it. */
    @Test
    void copiedToAnotherTenantItDoesNotOpen() {
        AppUser victim = instance.serve("sealed-victim", null, Records.tenant("{}"));
        AppUser thief = instance.serve("sealed-thief", null, Records.tenant("{}"));
        String stolen = keep(victim);
        String own = keep(thief);
        new Rows(instance)
                .execute("update notes.notes set text = (select text from notes.notes where id = '%s') where id = '%s'"
                        .formatted(stolen, own));

        Answer refused = thief.get("secrets/" + own);

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.problem()).isEqualTo("internal");
        assertThat(refused.body().toString()).doesNotContain("swordfish", "sealed1");
        assertThat(victim.get("secrets/" + stolen).text("/text")).isEqualTo("swordfish");
    }

    /** The answer that is kept for who sends a request again may be a secret that is told once. */
    @Test
    void anAnswerThatIsKeptIsSealed() {
        AppUser user = instance.serve("sealed-answer", null, Records.tenant("{}"));

        Answer first = user.post("notes", SECRET, "Idempotency-Key", "k");
        Answer again = user.post("notes", SECRET, "Idempotency-Key", "k");

        assertThat(first.text("/text")).isEqualTo("swordfish");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(
                        new Rows(instance)
                                .text(
                                        "select convert_from(body, 'utf8') from notes.idempotency_keys where tenant_id = 'sealed-answer'"))
                .startsWith("sealed1.")
                .doesNotContain("swordfish");
    }

    private static String keep(AppUser user) {
        Answer kept = user.post("secrets", SECRET);
        assertThat(kept.status()).as("%s", kept.body()).isEqualTo(200);
        return kept.body().asText();
    }
}
