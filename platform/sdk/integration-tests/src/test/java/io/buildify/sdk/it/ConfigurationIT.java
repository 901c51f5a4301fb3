package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The effective configuration, as clients and as authors see it. */
@SdkTest
class ConfigurationIT {

    ModuleInstance instance;

    @Test
    void theAnswerHasValuesFeaturesOriginAndHash() {
        Answer answer = instance.serve(
                        "whole", "whole-de", Records.company("{\"colour\":\"red\",\"price_per_note\":0.15}", "reports"))
                .get("configuration");

        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactly("tenant", "company", "values", "features", "origin", "hash");
        assertThat(answer.text("/values/colour")).isEqualTo("red");
        assertThat(answer.text("/values/price_per_note")).isEqualTo("0.15");
        assertThat(answer.text("/features/0")).isEqualTo("reports");
        assertThat(answer.text("/origin/colour")).isEqualTo("TenantModule test");
    }

    @Test
    void authorsSeeTheirOwnRecordAndItFollowsTheTopic() {
        AppUser user =
                instance.serve("typed", null, Records.tenant("{\"colour\":\"red\",\"price_per_note\":\"0.15\"}"));
        assertThat(user.get("settings").text("/colour")).isEqualTo("red");
        assertThat(user.get("settings").text("/price_per_note")).isEqualTo("0.15");

        instance.serve("typed", null, Records.tenant("{\"colour\":\"green\",\"price_per_note\":1}"));
        assertThat(user.get("settings").text("/colour")).isEqualTo("green");
    }

    @Test
    void aConfigurationThatDoesNotFitIsSaidSo() {
        AppUser user = instance.serve("unfit", null, Records.tenant("{\"colour\":\"red\",\"price_per_note\":-1}"));

        Answer answer = user.get("settings");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.problem()).isEqualTo("configuration-invalid");
        assertThat(answer.text("/detail")).contains("pricePerNote must be greater than 0");
    }

    @Test
    void aRecordThatBreaksTheContractChangesNothing() {
        AppUser user = instance.serve("kept", null, Records.tenant("{\"colour\":\"red\"}"));

        instance.topic().publish("kept", "{\"contract\":1".getBytes(StandardCharsets.UTF_8));
        instance.serve("after", null, Records.tenant("{}"));

        assertThat(user.get("configuration").text("/values/colour")).isEqualTo("red");
    }

    @Test
    void aFeatureThatIsOffIsForbidden() {
        AppUser user = instance.serve("featured", null, Records.tenant("{\"colour\":\"red\"}"));

        Answer off = user.get("settings/reports");
        assertThat(off.status()).isEqualTo(403);
        assertThat(off.problem()).isEqualTo("feature-disabled");

        instance.publish("featured", null, Records.tenant("{\"colour\":\"red\"}", "reports"));
        await().until(() -> user.get("settings/reports").status() == 200);
    }

    @Test
    void whatIsOpenToEverybodyHasNoScope() {
        assertThat(instance.stranger(null).get("settings/public").body().path("scoped"))
                .isEqualTo(BooleanNode.FALSE);
    }
}
