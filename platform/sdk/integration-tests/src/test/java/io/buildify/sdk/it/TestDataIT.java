package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test data is made for whom it is asked for, by whoever may. */
@SdkTest
class TestDataIT {

    ModuleInstance instance;

    @Test
    void asMuchAsAskedForIsMadeInTheCallersScope() {
        instance.serve("made-up", null, Records.tenant("{}"));
        AppUser user = instance.signedIn("trying", "made-up", "de", "test-data.write");

        Answer made = user.post("test-data?size=120", "");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text("/made")).isEqualTo("120");
        EffectRows rows = new EffectRows(instance);
        assertThat(rows.count("select count(*) from notes.notes where tenant_id = 'made-up' and company_id = 'de'"
                        + " and created_by = 'trying' and text like '%_, _%'"))
                .isEqualTo(120);
        assertThat(rows.count("select count(distinct text) from notes.notes where tenant_id = 'made-up'"))
                .isGreaterThan(60);
    }

    @Test
    void theCommandAsksUntilThereIsAsMuch() throws Exception {
        instance.serve("commanded", null, Records.tenant("{}"));
        String here = "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);

        assertThat(BuildifyCommand.run("testdata", "notes", "--tenant", "commanded", "--size", "260", "--url", here))
                .containsExactly("Made 260 for commanded");

        assertThat(
                        new EffectRows(instance)
                                .count(
                                        "select count(*) from notes.notes where tenant_id = 'commanded' and created_by = 'testdata'"))
                .isEqualTo(260);
    }

    @Test
    void itTakesAPermission() {
        AppUser user = instance.serve("made-up-not", null, Records.tenant("{}"));

        assertThat(user.post("test-data?size=1", "").problem()).isEqualTo("permission-required");
        assertThat(new EffectRows(instance).count("select count(*) from notes.notes where tenant_id = 'made-up-not'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?size=0", "?size=1001", "?size=-1"})
    void aSizeOutOfBoundsIsRefused(String query) {
        instance.serve("made-up", null, Records.tenant("{}"));

        assertThat(instance.signedIn("trying", "made-up", null, "test-data.write")
                        .post("test-data" + query, "")
                        .status())
                .isEqualTo(400);
    }
}
